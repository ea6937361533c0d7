import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../../hub/configuration/configuration.ts';
import { helpText } from '../../../../hub/configuration/help.ts';
import { variablesSchema } from '../../../../hub/configuration/variables.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  const read = readConfiguration(environment);
  return read.ok ? [] : read.error;
};

describe("the hub's configuration", () => {
  it('needs nothing to be set, and answers this computer alone', () => {
    const read = readConfiguration({});
    expect(read.ok && read.value).toMatchObject({
      host: '127.0.0.1',
      port: 4600,
      databaseUrl: null,
      tls: null,
      behindProxy: false,
      metricsToken: null,
    });
  });

  it('takes an empty variable as one that is not set, and leaves the variables of others alone', () => {
    expect(readConfiguration({ HUB_PORT: '', PORT: 'x', GITHUB_X: '1' }).ok).toBe(true);
  });

  it('tells all that is wrong at once, a sentence for each variable', () => {
    const problems = problemsOf({
      HUB_PORT: '65536',
      HUB_HOST: 'everywhere',
      HUB_DATABASE_URL: 'mysql://somewhere/else',
      HUB_PROT: '1',
      HUB_BEHIND_PROXY: 'maybe',
    });
    expect(problems).toHaveLength(5);
    expect(problems.map((sentence) => sentence.split(' ')[0])).toEqual([
      'HUB_DATABASE_URL',
      'HUB_HOST',
      'HUB_PORT',
      'HUB_BEHIND_PROXY',
      'HUB_PROT',
    ]);
    for (const sentence of problems) expect(sentence).toMatch(/\.$/u);
  });

  it('says no value of a variable, since it may be a secret', () => {
    const said = problemsOf({
      HUB_DATABASE_URL: 'mysql://sastra:hunter2hunter2@host/db',
      HUB_METRICS_TOKEN: 'hunter2',
      HUB_TLS_KEY: '/hunter2',
    }).join(' ');
    expect(said).not.toBe('');
    expect(said).not.toContain('hunter2');
  });

  it('refuses plain HTTP for other computers', () => {
    expect(problemsOf({ HUB_HOST: '0.0.0.0' })).toHaveLength(1);
    expect(problemsOf({ HUB_HOST: '0.0.0.0', HUB_BEHIND_PROXY: 'yes' })).toEqual([]);
    expect(problemsOf({ HUB_HOST: '0.0.0.0', HUB_TLS_CERTIFICATE: '/c.pem', HUB_TLS_KEY: '/k.pem' })).toEqual(
      [],
    );
  });

  it('refuses a certificate without its key', () => {
    expect(problemsOf({ HUB_TLS_CERTIFICATE: '/c.pem' })).toHaveLength(1);
  });

  it('takes an address without a path, and a provider that is named whole and reached by HTTPS', () => {
    const whole = { HUB_OIDC_CLIENT_ID: 'hub', HUB_OIDC_CLIENT_SECRET: 'secret' };
    const issuer = 'https://id.example.gov.kh';
    expect(
      problemsOf({ HUB_ADDRESS: 'https://hub.example.gov.kh/', ...whole, HUB_OIDC_ISSUER: issuer }),
    ).toEqual([]);
    expect(problemsOf({ HUB_ADDRESS: 'https://hub.example.gov.kh/hub' })).toHaveLength(1);
    expect(problemsOf({ HUB_OIDC_ISSUER: issuer })).toHaveLength(1);
    expect(problemsOf({ ...whole, HUB_OIDC_ISSUER: 'http://id.example.gov.kh' })).toHaveLength(1);
    expect(problemsOf({ HUB_AUTH_SECRET: 'short' })).toEqual([
      'HUB_AUTH_SECRET must have at least 32 letters.',
    ]);
  });

  it('lists every variable in the help', () => {
    for (const name of Object.keys(variablesSchema.shape)) expect(helpText()).toContain(`\n  ${name}\n`);
  });
});
