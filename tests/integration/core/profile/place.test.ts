import { describe, expect, test } from 'vitest';
import { fileSystemType, remotePlace } from '../../../../electron/core/profile/place.ts';

const MOUNTS = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/dara/minist\\040ry rw shared:2 - nfs4 server:/export rw
31 22 0:41 / /mnt/share rw shared:3 - cifs //server/share rw
32 22 0:42 / /mnt/ssh rw - fuse.sshfs host: rw
33 22 0:43 / /mnt/disk rw - fuseblk /dev/sdb1 rw
34 22 0:44 / /mnt/share/local rw - ext4 /dev/sdc1 rw`;

describe('the place of a profile', () => {
  test.each([
    ['/home/dara/ministry', ''],
    ['/home/dara/minist ry/profile', 'nfs4'],
    ['/mnt/share', 'cifs'],
    ['/mnt/ssh/deep/profile', 'fuse.sshfs'],
    ['\\\\server\\share\\profile', 'UNC'],
    ['\\\\?\\UNC\\server\\share', 'UNC'],
    ['C:\\Users\\Dara\\OneDrive - Ministry\\Sastra', 'cloud folder'],
    ['/home/dara/Dropbox/Sastra', 'cloud folder'],
    ['/Users/dara/Library/CloudStorage/GoogleDrive-x/Sastra', 'cloud folder'],
    ['C:\\Users\\Dara\\Google Drive\\Sastra', 'cloud folder'],
  ])('%s is refused or not: %s', (place, reason) => {
    expect(remotePlace(place, MOUNTS) ?? '').toBe(reason);
  });

  test.each([
    '/mnt/disk/profile',
    '/mnt/share/local/profile',
    '\\\\?\\C:\\Users\\Dara\\Sastra',
    '/mnt/shared',
  ])('%s lies on this computer', (place) => {
    expect(remotePlace(place, MOUNTS)).toBeNull();
  });

  test('the longest mount point decides', () => {
    expect(fileSystemType('/mnt/share/local/x', MOUNTS)).toBe('ext4');
    expect(fileSystemType('/mnt/share/other', MOUNTS)).toBe('cifs');
  });
});
