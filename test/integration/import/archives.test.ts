/** Archives as they come by mail: what is inside is imported as if it lay beside them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildZip } from '../../support/build-zip'
import { importFile, newWorkspace } from '../../support/import-workspace'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { makeWorkspaceFile, pointOutfall, withSqlite } from '../../support/workspace'

const folder = createTemporaryFolder()

it('a GeoPackage in an archive comes in', async () => {
  const sent = await makeWorkspaceFile(folder, 'sent', [pointOutfall('甲', 121.1, 32.1), pointOutfall('乙', 121.2, 32.2)])
  const archive = join(folder, '交付.zip')
  writeFileSync(archive, buildZip([{ name: '数据/sent.gpkg', content: readFileSync(sent) }, { name: '说明.txt', content: 'x' }]))
  const workspace = await newWorkspace(folder)
  expect(await importFile(archive, workspace, 'outfall', '--layer', 'outfall')).toMatchObject({ format: 'geopackage', read: 2, added: 2, rejected: 0 })
  expect(withSqlite(workspace, (database) => database.prepare('SELECT name FROM outfall ORDER BY fid').pluck().all())).toEqual(['甲', '乙'])
})
