/** A command line that was typed wrongly: status 2, and what to do next in the asked language or as one JSON document. */
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../support/run-command'

describe('wrong usage', () => {
  it.each([
    [['fly'], 'usage.unknownCommand', { command: 'fly' }],
    [['info'], 'usage.missingArgument', { argument: 'file' }],
    [['info', 'a.gpkg', '--fast'], 'usage.unknownOption', { option: '--fast' }],
    [['info', 'a.gpkg', 'b.gpkg'], 'usage.excessArguments', { command: 'dutu info' }],
    [['export', '--layer', 'outfall', '--out', 'a.csv'], 'usage.missingOption', { option: '--workspace <file>' }],
    [['tasks', '--workspace'], 'usage.missingOptionValue', { option: '--workspace <file>' }],
    [['new', 'a.gpkg', '--sample', 'atlantis'], 'usage.badOptionValue', { option: '--sample <name>', value: 'atlantis', hint: 'nantong' }],
  ])('%j', async ([command = '', ...rest], code, params) => {
    const run = (...flags: string[]) => runCommand(command, ...flags, ...rest)
    const asJson = await run('--json')
    expect(asJson.status).toBe(2)
    expect(JSON.parse(asJson.out)).toEqual({ error: { code, params, message: expect.any(String) } })
    const english = await run('--lang', 'en')
    expect([english.status, english.out]).toEqual([2, ''])
    const chinese = await run()
    expect(chinese.error).toMatch(/[。：]/)
    expect(chinese.error).not.toContain('error:')
    for (const value of Object.values(params)) expect(english.error).toContain(value)
  })

  it.each([[[]], [['task']]])('no command after %j: the commands are listed', async (args) => {
    const { status, out, error } = await runCommand(...args)
    expect([status, out]).toEqual([2, ''])
    expect(error).toContain('用法：')
    expect(error).toContain('没有给出命令')
  })

  it('help in Chinese unless asked otherwise', async () => {
    expect(await runCommand('check', '--help')).toMatchObject({ status: 0, out: expect.stringContaining('用法：') })
    expect(await runCommand('check', '--help', '--lang', 'en')).toMatchObject({ status: 0, out: expect.stringContaining('Usage:') })
  })
})
