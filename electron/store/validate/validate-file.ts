/** Check a workspace file, or any other GeoPackage, without changing it: in a thread where there is a bundle to start one from. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ValidationReport } from '../../../shared/domain/workspace'
import { requireFile } from '../open/require-file'
import type { JobContext } from '../workspace-store'
import { checkFile } from './run-checks'

/** What the thread is told and says. */
export type ValidateOrder = { readonly path: string }
export type ValidateNews = { readonly done: number; readonly total: number | null } | { readonly report: ValidationReport }

/** Where the build script puts `validate.worker.ts`. */
const BUNDLE = new URL('./workers/validate.js', import.meta.url)

/**
 * Run every check. Whatever the file holds, the answer is a report; a foreign GeoPackage is held to the standard alone.
 *
 * @param bundle the built worker
 * @throws AppError 'workspace.notFound' where there is no file; the signal's reason
 */
export async function validateFile(path: string, job: JobContext = {}, bundle: URL = BUNDLE): Promise<ValidationReport> {
  requireFile(path)
  job.signal?.throwIfAborted()
  const hasBundle = bundle.protocol === 'file:' && existsSync(fileURLToPath(bundle))
  return hasBundle ? checkInThread(path, job, bundle) : checkFile(path, job)
}

function checkInThread(path: string, { signal, onProgress }: JobContext, bundle: URL): Promise<ValidationReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData: { path } satisfies ValidateOrder })
    const stop = () => {
      void worker.terminate()
      reject(signal?.reason as Error)
    }
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (news: ValidateNews) => {
      if ('report' in news) resolve(news.report)
      else onProgress?.(news.done, news.total)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      // After the report or an abort this changes nothing any more.
      reject(new Error(`the checking thread ended with ${code}`))
    })
  })
}
