/** What the command line of the window program asks for. */
import { parseArgs } from 'node:util'

export type StartOptions = {
  /** Save the idle window's picture here (absolute path) and exit. */
  readonly shot: string | null
  /** Window size in CSS pixels, null for the remembered one. */
  readonly size: { readonly width: number; readonly height: number } | null
  readonly language: 'zh' | 'en' | null
  readonly theme: 'light' | 'dark' | null
  /** Workspace to open instead of the last one (absolute path). */
  readonly workspace: string | null
  /** Arguments of the `dutu` command, where the program runs as that command. */
  readonly commandLine: readonly string[] | null
}

/**
 * Read the program's arguments. Chromium's own switches are passed over.
 *
 * @param argv arguments after the executable and, in a checkout, the application folder
 * @throws Error for a `--size` that is not `WIDTHxHEIGHT`
 */
export function parseStartOptions(argv: readonly string[]): StartOptions {
  const commandLineAt = argv.indexOf('--cli')
  if (commandLineAt !== -1) {
    return { shot: null, size: null, language: null, theme: null, workspace: null, commandLine: argv.slice(commandLineAt + 1) }
  }
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: { shot: { type: 'string' }, size: { type: 'string' }, lang: { type: 'string' }, theme: { type: 'string' } },
  })
  const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : null)
  const language = text(values['lang'])
  const theme = text(values['theme'])
  return {
    shot: text(values['shot']),
    size: parseSize(text(values['size'])),
    language: language === 'zh' || language === 'en' ? language : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    workspace: positionals.find((path) => path.endsWith('.gpkg')) ?? null,
    commandLine: null,
  }
}

function parseSize(text: string | null): StartOptions['size'] {
  if (text === null) return null
  const match = /^(\d{3,5})x(\d{3,5})$/.exec(text)
  if (match === null) throw new Error(`--size wants WIDTHxHEIGHT, not ${text}`)
  return { width: Number(match[1]), height: Number(match[2]) }
}
