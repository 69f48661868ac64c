import { describe, expect, it } from 'vitest'
import { parseStartOptions } from '../../../../electron/main-process/start-options'
import { systemLanguage } from '../../../../electron/main-process/system-language'

describe('arguments of the window program', () => {
  it('takes picture, size, language and theme, and passes over Chromium’s own switches', () => {
    expect(parseStartOptions(['--no-sandbox', '--use-angle=swiftshader', '--shot', '/tmp/a.png', '--size=1366x768', '--lang', 'en', '--theme', 'dark'])).toEqual({
      shot: '/tmp/a.png',
      size: { width: 1366, height: 768 },
      language: 'en',
      theme: 'dark',
      workspace: null,
      commandLine: null,
    })
  })

  it('opens a workspace that is named', () => {
    expect(parseStartOptions(['/data/a.gpkg']).workspace).toBe('/data/a.gpkg')
  })

  it('hands everything after --cli to the command, switches before it stay Chromium’s', () => {
    expect(parseStartOptions(['--ozone-platform=headless', '--cli', 'info', '--json', 'a.gpkg']).commandLine).toEqual(['info', '--json', 'a.gpkg'])
  })

  it('refuses a size that is none', () => {
    expect(() => parseStartOptions(['--size', 'big'])).toThrow('WIDTHxHEIGHT')
  })
})

describe('language of a computer that was not asked', () => {
  it.each([
    ['linux', {}, ['en-US'], 'zh'],
    ['linux', { LANG: 'C.UTF-8' }, ['en-US'], 'zh'],
    ['linux', { LANG: 'en_US.UTF-8' }, ['en-US'], 'en'],
    ['linux', { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, ['zh-CN'], 'zh'],
    ['win32', {}, ['en-GB'], 'en'],
    ['win32', {}, ['zh-CN', 'en-US'], 'zh'],
    ['darwin', {}, ['de-DE'], 'zh'],
  ] as const)('%s %o %o', (platform, environment, preferred, language) => {
    expect(systemLanguage(platform, environment, preferred)).toBe(language)
  })
})
