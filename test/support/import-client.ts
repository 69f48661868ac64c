/** The requests of the service without a port, on a workspace of a test. */
import { createRouterClient } from '@orpc/server'
import { join } from 'node:path'
import type { JobEvent } from '../../shared/contract/request'
import { serviceRouter } from '../../electron/handlers'
import { createSession } from '../../electron/handlers/session'

export type ServiceClient = ReturnType<typeof openService>['client']

/** Close its session. */
export function openService() {
  const session = createSession({ dataFolder: join(import.meta.dirname, '../../data'), programVersion: 'test' })
  return { session, client: createRouterClient(serviceRouter, { context: { session } }) }
}

/** Follow a job to its result. */
export async function resultOf<Result>(events: AsyncIterable<JobEvent<Result>> | Promise<AsyncIterable<JobEvent<Result>>>, onProgress: (event: JobEvent<Result>) => void = () => {}): Promise<Result> {
  for await (const event of await events) {
    onProgress(event)
    if (event.type === 'result') return event.result
  }
  throw new Error('the job ended without a result')
}
