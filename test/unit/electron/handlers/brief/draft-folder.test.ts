import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { withDraftFolder } from '../../../../../electron/handlers/brief/draft-folder'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const computer = hostname().replaceAll(/[^\w]/g, '_')
/** A process that has ended. */
const ended = spawnSync(process.execPath, ['-e', '']).pid

describe('the folder that a briefing is made in', () => {
  const root = createTemporaryFolder()
  let place: string
  let count = 0
  beforeEach(() => {
    place = join(root, String(count++))
    mkdirSync(place)
  })

  function leave(name: string): string {
    mkdirSync(join(place, name))
    writeFileSync(join(place, name, 'briefing.pdf'), 'half')
    return join(place, name)
  }

  it('is gone afterwards, whether the work ends or fails', async () => {
    const seen = await withDraftFolder(join(place, 'a.pdf'), async (folder) => {
      writeFileSync(join(folder, 'briefing.pdf'), 'whole')
      return existsSync(join(folder, 'briefing.pdf'))
    })
    expect(seen).toBe(true)
    await expect(withDraftFolder(join(place, 'a.pdf'), () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
    expect(readdirSync(place)).toEqual([])
  })

  it('removes what a killed process left, and nothing of one that runs, here or elsewhere', async () => {
    const killed = leave(`.dutu-briefing-${computer}-${ended}-abcdef`)
    const running = leave(`.dutu-briefing-${computer}-${process.pid}-abcdef`)
    const elsewhere = leave('.dutu-briefing-other_computer-1-abcdef')
    const abandoned = leave('.dutu-briefing-other_computer-2-abcdef')
    utimesSync(abandoned, new Date(0), new Date(0))
    const unrelated = leave('.dutu-briefing-notes')
    await withDraftFolder(join(place, 'a.pdf'), async () => {})
    expect([killed, running, elsewhere, abandoned, unrelated].map(existsSync)).toEqual([false, true, true, false, true])
  })

  it('says where it cannot write', async () => {
    await expect(withDraftFolder(join(place, 'nowhere', 'a.pdf'), async () => {})).rejects.toMatchObject({ code: 'brief.cannotWrite', params: { reason: 'ENOENT' } })
  })
})
