import { describe, expect, test } from 'vitest'
import { commandName, needsElectron } from '../../../../../build/scripts/runtime/command-name.mjs'
import { npmCommand } from '../../../../../build/scripts/runtime/npm-command.mjs'
import { absoluteStartArguments } from '../../../../../build/scripts/runtime/start-arguments.mjs'

describe('npm start', () => {
  test.each([
    ['the picture’s path', ['--shot', 'a.png', '--size', '1366x768'], ['--shot', '/home/li/a.png', '--size', '1366x768']],
    ['in one word', ['--shot=../a.png'], ['--shot=/home/a.png']],
    ['an absolute path', ['--shot', '/tmp/a.png'], ['--shot', '/tmp/a.png']],
    ['a workspace', ['南通.GPKG', '--lang', 'en'], ['/home/li/南通.GPKG', '--lang', 'en']],
    ['nothing', [], []],
  ])('%s', (_name, given, expected) => {
    expect(absoluteStartArguments(given, '/home/li')).toEqual(expected)
  })
})

describe('dutu', () => {
  test.each([
    [['info', 'a.gpkg'], 'info'],
    [['--lang', 'en', 'brief', '--workspace', 'w'], 'brief'],
    [['--json', 'tasks'], 'tasks'],
    [['--help'], null],
    [[], null],
  ])('%o: %s', (given, expected) => {
    expect(commandName(given)).toBe(expected)
  })
  test('only briefings need Chromium, not a file of that name', () => {
    expect(needsElectron(['brief', '--template', 'T'])).toBe(true)
    expect(needsElectron(['export', '--out', 'brief'])).toBe(false)
    expect(needsElectron(['info', 'brief'])).toBe(false)
  })
})

describe('npm', () => {
  test.each([
    ['the npm that runs us', { npm_execpath: '/opt/npm/bin/npm-cli.js' }, 'linux', { command: '/usr/bin/node', leading: ['/opt/npm/bin/npm-cli.js'], shell: false }],
    ['not another package manager', { npm_execpath: '/opt/yarn.js' }, 'linux', { command: 'npm', leading: [], shell: false }],
    ['the one on the path', {}, 'darwin', { command: 'npm', leading: [], shell: false }],
    ['a command file on Windows', {}, 'win32', { command: 'npm.cmd', leading: [], shell: true }],
  ] as const)('%s', (_name, environment, platform, expected) => {
    expect(npmCommand(environment, platform, '/usr/bin/node')).toEqual(expected)
  })
})
