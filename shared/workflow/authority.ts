/** Who may do what, and by which routes, as the key directory said when the hub received a statement. */
import { keyCounts, routeKey, type DirectoryState } from '../directory/state.ts';
import { ROLES, type Role } from '../sync/account.ts';
import { routeHash, routesSchema, type Route } from './route.ts';
import type { Heard, StandingParts } from './standing.ts';

/** `directoryOf`: the directory that counts for the statement; null where there is none. */
export function authorityOf(
  directoryOf: (heard: Heard) => DirectoryState | null,
): Pick<StandingParts, 'rolesOf' | 'routeOf'> {
  return {
    rolesOf(heard, office) {
      const directory = directoryOf(heard);
      return directory === null ? null : rolesIn(directory, heard, office);
    },
    routeOf(heard, { kind, type }) {
      const directory = directoryOf(heard);
      if (directory === null) return null;
      const routes = routesFor(directory, heard.statement.office, kind, type);
      return routes.find((route) => routeHash(route) === heard.statement.route) ?? null;
    },
  };
}

/** Null where the key is not the signer's, or does not count. */
function rolesIn(
  directory: DirectoryState,
  { statement: { key, actor } }: Heard,
  office: string,
): ReadonlySet<Role> | null {
  if (directory.enrolled.get(key)?.person !== actor || directory.revoked.has(key)) return null;
  return new Set(ROLES.filter((role) => keyCounts(directory, key, { office, role }).counts));
}

/** Those of the instrument's type, or of all that have none of their own. */
export function routesFor(
  { routes }: Pick<DirectoryState, 'routes'>,
  office: string,
  kind: string,
  instrumentType: string | null,
): readonly Route[] {
  const own = routes.get(routeKey(office, { kind, instrumentType }));
  const read = routesSchema.safeParse(own ?? routes.get(routeKey(office, { kind, instrumentType: null })));
  // What a newer Sastra wrote is no route here; nothing is submitted by it from this version.
  return read.success ? read.data.filter((route) => route.office === office) : [];
}
