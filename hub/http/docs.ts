/** The protocol as OpenAPI: for people at /docs, for machines at /docs/json. Both come from the routes' own schemas. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';

export async function serveDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: "Sastra's hub",
        version,
        description:
          'What desks and the hub say to each other. Every /v1 request but hello names its protocol version.',
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
    // What JSON Schema has no word for is described as any JSON value.
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    // Without the bar that would load other addresses, and that brings a style element of its own.
    uiConfig: { docExpansion: 'list', validatorUrl: null, layout: 'BaseLayout' },
    theme: { title: "Sastra's hub" },
  });
}
