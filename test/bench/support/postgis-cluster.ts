/**
 * A PostGIS of our own for the length of one bench: Debian's postgresql-15 and postgresql-15-postgis-3 in a temporary folder,
 * reached through a Unix socket there, set up for reading.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
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
  listen_addresses: "''",
}

export type PostgisCluster = { readonly client: Client; readonly stop: () => Promise<void> }

/** @returns null where PostgreSQL 15 is not installed */
export async function startPostgis(): Promise<PostgisCluster | null> {
  if (!existsSync(join(BINARIES, 'postgres'))) return null
  const folder = mkdtempSync(join(tmpdir(), 'dutu-postgis-'))
  const identity = serverIdentity()
  if (identity !== null) chownSync(folder, identity.uid, identity.gid)
  const options = { ...identity, stdio: ['ignore', 'ignore', 'inherit'] as const, cwd: folder }
  const data = join(folder, 'data')
  execFileSync(join(BINARIES, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], { ...options, stdio: 'ignore' })
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder }).flatMap(([name, value]) => ['-c', `${name}=${value.replaceAll("'", '')}`])
  const server = spawn(join(BINARIES, 'postgres'), ['-D', data, ...settings], { ...options, stdio: 'ignore' })
  const stop = async () => {
    const ended = new Promise((resolve) => {
      server.once('exit', resolve)
    })
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const client = await connect(folder)
    await client.query('CREATE EXTENSION postgis')
    return {
      client,
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
    const client = new Client({ host: socketFolder, user: 'bench', database: 'postgres' })
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
