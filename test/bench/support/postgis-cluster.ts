/**
 * A PostGIS of our own for the length of one bench: Debian's postgresql-15 and postgresql-15-postgis-3, reached through a Unix
 * socket, set up for reading.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

const BINARIES = '/usr/lib/postgresql/15/bin'

/**
 * All data fits into memory; no JIT, which costs more than such short queries take; sequential pages are no cheaper than others.
 * Nothing has to survive a crash.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '2GB',
  effective_cache_size: '6GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  random_page_cost: '1.0',
  jit: 'off',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  autovacuum: 'off',
  listen_addresses: '',
}

export type PostgisCluster = {
  readonly client: Client
  /** Folder of the socket, for `psql -h`. */
  readonly host: string
  readonly stop: () => Promise<void>
}

/** Name of the server's superuser, and of the database. */
export const POSTGIS_USER = 'bench'
export const POSTGIS_DATABASE = 'postgres'

/**
 * @param data folder of the cluster; made where it does not exist. Stopped cleanly, it can be started again.
 * @returns null where PostgreSQL 15 is not installed
 */
export async function startPostgis(data: string): Promise<PostgisCluster | null> {
  if (!existsSync(join(BINARIES, 'postgres'))) return null
  // The path of a Unix socket is at most 107 bytes long.
  const host = mkdtempSync(join(tmpdir(), 'dutu-postgis-'))
  const identity = serverIdentity()
  const isNew = !existsSync(data)
  if (isNew) mkdirSync(data, { mode: 0o700 })
  if (identity !== null) for (const folder of [host, data]) chownSync(folder, identity.uid, identity.gid)
  const options = { ...identity, stdio: 'ignore', cwd: host } as const
  if (isNew) execFileSync(join(BINARIES, 'initdb'), ['-D', data, '-U', POSTGIS_USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], options)
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: host }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(BINARIES, 'postgres'), ['-D', data, ...settings], options)
  const stop = async () => {
    const ended = new Promise((resolve) => {
      server.once('exit', resolve)
    })
    server.kill('SIGINT')
    await ended
    rmSync(host, { recursive: true, force: true })
  }
  try {
    const client = await connect(host)
    await client.query('CREATE EXTENSION IF NOT EXISTS postgis')
    return {
      client,
      host,
      stop: async () => {
        await client.end()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user of Debian's package. */
function serverIdentity(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  return { uid: postgresId('-u'), gid: postgresId('-g') }
}

function postgresId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}

async function connect(socketFolder: string): Promise<Client> {
  for (let attempt = 0; ; attempt++) {
    const client = new Client({ host: socketFolder, user: POSTGIS_USER, database: POSTGIS_DATABASE })
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (attempt === 100) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, 100)
      })
    }
  }
}
