/**
 * Whether a folder may hold a profile. SQLite's locks and syncs cannot be relied on over a network, and a cloud folder
 * copies the database and its log at different moments.
 */

/** Type names of proc(5) mountinfo. Other FUSE systems (encrypted homes, NTFS) lie on this computer. */
const NETWORK_TYPES =
  /^(?:nfs\d*|cifs|smb\w*|ncpfs|afs|coda|ceph|lustre|gpfs|beegfs|9p|vboxsf|fuse\.(?:vmhgfs.*|sshfs|rclone|gvfsd.*|.*davfs.*|glusterfs|s3fs|gcsfuse|curlftpfs|smbnetfs|onedriver|.*drive.*|dropbox.*|kio-fuse))$/u;

const CLOUD_FOLDERS =
  /^(?:onedrive(?: - .+)?|dropbox(?: \(.+\))?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage|box sync|nextcloud|owncloud|pcloud ?drive|megasync|yandex\.disk)$/iu;

const unescaped = (field: string): string =>
  field.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));

/** The type of the file system that holds the path; empty where the table does not say. */
export function fileSystemType(realPath: string, mounts: string): string {
  let found = { length: -1, type: '' };
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const point = unescaped(before.split(' ')[4] ?? '');
    const inside = point === '/' || realPath === point || realPath.startsWith(`${point}/`);
    // A later mount over the same point hides the earlier one.
    if (point !== '' && inside && point.length >= found.length)
      found = { length: point.length, type: after.split(' ')[0] ?? '' };
  }
  return found.type;
}

/** What speaks against this place, for the technician; null where nothing does. `realPath` has its links resolved. */
export function remotePlace(realPath: string, mounts: string): string | null {
  if (/^(?:\\\\|\/\/)(?![?.][\\/](?!UNC))/u.test(realPath)) return 'UNC';
  const type = fileSystemType(realPath, mounts);
  if (NETWORK_TYPES.test(type)) return type;
  return realPath.split(/[\\/]/u).some((name) => CLOUD_FOLDERS.test(name)) ? 'cloud folder' : null;
}
