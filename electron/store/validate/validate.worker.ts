/** Worker thread: checks one file and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { checkFile } from './run-checks'
import type { ValidateNews, ValidateOrder } from './validate-file'

if (parentPort === null) throw new Error('a checking worker runs in a thread')
const port = parentPort
const { path } = workerData as ValidateOrder
const tell = (news: ValidateNews) => {
  // Plain data: nothing to hand over.
  port.postMessage(news, [])
}
tell({ report: await checkFile(path, { onProgress: (done, total) => tell({ done, total }) }) })
