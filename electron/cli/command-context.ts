/** What every command works with: its session, where its output goes, how it stops. */
import { createRouterClient } from '@orpc/server'
import { resolve } from 'node:path'
import type { JobEvent } from '../../shared/contract/request'
import type { Language } from '../../shared/messages/translate'
import { serviceRouter } from '../handlers'
import { createSession, type Session } from '../handlers/session'
import { exitStatus } from './exit-status'

/** Where text goes; tests give their own. */
export type CommandStreams = {
  readonly writeOut: (text: string) => void
  readonly writeError: (text: string) => void
}

export type CommandFacts = CommandStreams & {
  /** Folder of the shipped data. */
  readonly dataFolder: string
  readonly programVersion: string
  /** Folder that relative paths mean. */
  readonly workingFolder: string
  readonly signal: AbortSignal
}

export type CommandContext = ReturnType<typeof createCommandContext>

/**
 * @param facts the process's
 * @param json exactly one JSON document goes to standard output, instead of text for a person
 */
export function createCommandContext(facts: CommandFacts, json: boolean, language: Language) {
  const session: Session = createSession(facts)
  let status: number = exitStatus.done
  const client = createRouterClient(serviceRouter, { context: { session } })
  return {
    session,
    json,
    language,
    signal: facts.signal,
    /** The same requests that the window sends. */
    client,
    /** A path as the person typed it, absolute. */
    path: (typed: string) => resolve(facts.workingFolder, typed),
    /** The command's answer: as JSON, or as the text that `describe` makes of it. */
    answer<Result>(result: Result, describe: (result: Result) => string): void {
      facts.writeOut(json ? `${JSON.stringify(result)}\n` : `${describe(result).trimEnd()}\n`)
    },
    /** Something that a person should know beside the answer: on standard error. */
    remark(text: string): void {
      facts.writeError(`${text}\n`)
    },
    /** A status other than 0 for a command that did its work and found something wrong. */
    endWith(found: number): void {
      status = found
    },
    status: () => status,
    /** Follow a long job to its result, with a progress line on standard error. */
    async finish<Result>(events: AsyncIterable<JobEvent<Result>>): Promise<Result> {
      const line = createProgressLine(facts.writeError)
      try {
        for await (const event of events) {
          if (event.type === 'result') return event.result
          line.show(event.done, event.total)
        }
      } finally {
        line.clear()
      }
      throw new Error('a job ended without a result')
    },
  }
}

const PROGRESS_INTERVAL_MILLISECONDS = 500

function createProgressLine(write: (text: string) => void) {
  let shownAt = Date.now()
  let shown = false
  return {
    show(done: number, total: number | null): void {
      if (Date.now() - shownAt < PROGRESS_INTERVAL_MILLISECONDS) return
      shownAt = Date.now()
      shown = true
      write(total === null ? `\r${done}` : `\r${done} / ${total} (${Math.floor((done / Math.max(total, 1)) * 100)} %)`)
    },
    clear(): void {
      if (shown) write('\n')
    },
  }
}
