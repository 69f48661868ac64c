/** Whether a file lies on a network drive, where a WAL's shared memory does not work (sqlite.org/wal.html, “same host”). */
import { realpathSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Magic numbers of Linux's statfs(2): NFS, SMB, SMB2, CIFS, AFS, Coda, NCP, 9P, FUSE (sshfs and others), Ceph. */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x73757245, 0x564c, 0x01021997, 0x65735546, 0x00c36400])

/** @returns true also where it cannot be told */
export function isOnNetworkDrive(path: string): boolean {
  const full = resolve(path)
  try {
    // A drive letter that stands for a share resolves to its UNC path.
    if (process.platform === 'win32') return isWindowsNetworkPath(full) || isWindowsNetworkPath(realpathSync.native(dirname(full)))
    // Shares and removable disks alike are mounted there; neither loses anything by a rollback journal.
    if (process.platform === 'darwin') return full.startsWith('/Volumes/')
    if (process.platform !== 'linux') return true
    // statfs gives a signed 32-bit number on some systems.
    return NETWORK_FILE_SYSTEMS.has(Number(BigInt.asUintN(32, BigInt(statfsSync(dirname(full)).type))))
  } catch {
    return true
  }
}

/** UNC paths, device form included. */
export function isWindowsNetworkPath(path: string): boolean {
  return /^[\\/]{2}(?![?.][\\/])/.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path)
}
