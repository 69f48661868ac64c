import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { isOpenableCopy, newCopyPath } from '../../../../electron/main-process/temporary-copies'
import { createTemporaryFolder } from '../../../support/temporary-folder'

const folder = createTemporaryFolder()

test('a copy lies in a folder of its own and may be opened', () => {
  const path = newCopyPath(folder, '验收意见.pdf')
  expect(existsSync(dirname(path))).toBe(true)
  expect(newCopyPath(folder, '验收意见.pdf')).not.toBe(path)
  expect(isOpenableCopy(folder, path)).toBe(true)
})

test.each(['../../x.pdf', String.raw`..\..\x.pdf`, '/etc/x.pdf'])('a name cannot leave the folder: %s', (name) => {
  expect(isOpenableCopy(folder, newCopyPath(folder, name))).toBe(true)
})

test.each(['安装.exe', 'run.bat', 'a.lnk', 'page.html', 'no-ending'])('nothing is opened that could run: %s', (name) => {
  expect(isOpenableCopy(folder, newCopyPath(folder, name))).toBe(false)
})

test('nothing else of the computer is opened', () => {
  expect(isOpenableCopy(folder, join(folder, 'other.pdf'))).toBe(false)
  expect(isOpenableCopy(folder, join(folder, 'dutu-documents', '..', 'other.pdf'))).toBe(false)
})
