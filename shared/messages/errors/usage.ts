/** Messages about a command line that was typed wrongly. `hint`: a sentence of its own with a leading space, or empty. */
import type { Message } from '../translate'

export type UsageErrorParams = {
  'usage.unknownCommand': { command: string }
  'usage.noCommand': { command: string }
  'usage.unknownOption': { option: string }
  'usage.missingArgument': { argument: string }
  'usage.missingOption': { option: string }
  'usage.missingOptionValue': { option: string }
  'usage.excessArguments': { command: string }
  'usage.badOptionValue': { option: string; value: string; hint: string }
  'usage.badValue': { problems: string }
}

export const usageErrorMessages: Record<keyof UsageErrorParams, Message> = {
  'usage.unknownCommand': { zh: '没有“{command}”这个命令。用 dutu --help 查看全部命令。', en: 'There is no command “{command}”. dutu --help lists them.' },
  'usage.noCommand': { zh: '没有给出命令。用 {command} --help 查看可用的命令。', en: 'No command was given. {command} --help lists them.' },
  'usage.unknownOption': { zh: '不认识选项 {option}。用 --help 查看本命令的选项。', en: 'There is no option {option}. --help lists this command’s options.' },
  'usage.missingArgument': { zh: '缺少参数 {argument}。用 --help 查看用法。', en: 'The argument {argument} is missing. --help shows the usage.' },
  'usage.missingOption': { zh: '必须给出选项 {option}。', en: 'The option {option} is required.' },
  'usage.missingOptionValue': { zh: '选项 {option} 后面要有值。', en: 'The option {option} wants a value.' },
  'usage.excessArguments': { zh: '给出的参数太多。用 {command} --help 查看用法；含空格的路径要加引号。', en: 'Too many arguments. {command} --help shows the usage; quote paths with spaces.' },
  'usage.badOptionValue': { zh: '选项 {option} 的值“{value}”不正确。{hint}', en: 'The value “{value}” of the option {option} is not acceptable. {hint}' },
  'usage.badValue': { zh: '参数不正确：{problems}', en: 'A value is not acceptable: {problems}' },
}
