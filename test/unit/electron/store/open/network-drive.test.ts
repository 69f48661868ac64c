import { expect, it } from 'vitest'
import { isWindowsNetworkPath } from '../../../../../electron/store/open/network-drive'

it.each([
  ['\\\\server\\share\\a.gpkg', true],
  ['//server/share/a.gpkg', true],
  ['\\\\?\\UNC\\server\\share\\a.gpkg', true],
  ['\\\\?\\C:\\data\\a.gpkg', false],
  ['\\\\.\\C:\\a.gpkg', false],
  ['C:\\data\\a.gpkg', false],
  ['D:a.gpkg', false],
])('%s lies on a network drive: %s', (path, expected) => expect(isWindowsNetworkPath(path)).toBe(expected))
