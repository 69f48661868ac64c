/** What is wrong with a command line, as a typed code: the parser of arguments knows English sentences only. */
import type { CommanderError } from 'commander'
import { AppError, type ErrorData } from '../../shared/errors'

/**
 * @param error of the parser
 * @returns null where the parser did what was asked: it printed help or the version
 */
export function usageProblem(error: CommanderError): ErrorData | null {
  if (error.exitCode === 0) return null
  const [first = '', second = ''] = Array.from(error.message.matchAll(/'([^']*)'/g), (match) => match[1] ?? '')
  switch (error.code) {
    case 'commander.unknownCommand':
      return new AppError('usage.unknownCommand', { command: first }).toData()
    case 'commander.unknownOption':
      return new AppError('usage.unknownOption', { option: first }).toData()
    case 'commander.missingArgument':
      return new AppError('usage.missingArgument', { argument: first }).toData()
    case 'commander.missingMandatoryOptionValue':
      return new AppError('usage.missingOption', { option: first }).toData()
    case 'commander.optionMissingArgument':
      return new AppError('usage.missingOptionValue', { option: first }).toData()
    case 'commander.invalidArgument':
      return new AppError('usage.badOptionValue', { option: first, value: second, hint: hintOf(error.message) }).toData()
    case 'commander.excessArguments':
      return new AppError('usage.excessArguments', { command: ['dutu', first].join(' ').trimEnd() }).toData()
    case 'commander.help':
      return new AppError('usage.noCommand', { command: 'dutu' }).toData()
    default:
      return new AppError('usage.badValue', { problems: error.message }).toData()
  }
}

/** What the option accepts: its choices as a list, or the sentence that its own reader gave. */
function hintOf(message: string): string {
  const hint = /is invalid\. (.*)$/s.exec(message)?.[1] ?? ''
  return hint.replace(/^Allowed choices are (.*)\.$/s, '$1')
}
