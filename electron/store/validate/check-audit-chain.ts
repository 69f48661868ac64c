/** The log: each entry against its hash and the one before, its row images, its end. */
import { entryHash, genesisHash } from '../audit/entry-hash'
import { ImageDigest, readImages } from '../audit/row-images'
import { readMeta } from '../schema/meta'
import { type Check, problem, ROWS_BETWEEN_BREATHS } from './check'
import { readEntry } from '../audit/read-entry'

export const auditChainCheck: Check = {
  name: 'auditChain',
  *run(connection) {
    let previousHash = genesisHash(readMeta(connection).uuid)
    let expected = 1
    let lastSeq = 0
    for (const [seq] of connection.all<[number]>('SELECT seq FROM dutu_audit ORDER BY seq')) {
      const { entry, hash } = readEntry(connection, seq)
      for (let entryNumber = expected; entryNumber < seq; entryNumber++) yield problem('validation.auditEntryMissing', { entry: entryNumber })
      if (entryHash(entry) !== hash) yield problem('validation.auditEntryAltered', { entry: seq })
      if (entry.previousHash !== previousHash && expected === seq) yield problem('validation.auditLinkBroken', { entry: seq })
      previousHash = hash
      expected = seq + 1
      lastSeq = seq
      if (seq % 200 === 0) yield null
    }
    const head = connection.get<[number, string]>('SELECT entries, hash FROM dutu_audit_head')
    if (head === null) {
      yield problem('validation.auditHeadMissing', {})
      return
    }
    const [kept, headHash] = head
    if (kept > lastSeq) yield problem('validation.auditTailMissing', { kept, found: lastSeq })
    else if (kept < lastSeq) yield problem('validation.auditTailAdded', { kept, found: lastSeq })
    else if (headHash !== previousHash) yield problem('validation.auditHeadAltered', { entry: lastSeq })
    const running = connection.value<number>('SELECT action_id FROM dutu_current_action')
    if (running !== null) yield problem('validation.auditRunning', { entry: running })
  },
}

export const auditImagesCheck: Check = {
  name: 'auditImages',
  *run(connection) {
    for (const [seq] of connection.all<[number]>('SELECT seq FROM dutu_audit ORDER BY seq')) {
      const digest = new ImageDigest()
      let images = 0
      for (const image of readImages(connection, seq)) {
        digest.add(image)
        if (++images % ROWS_BETWEEN_BREATHS === 0) yield null
      }
      if (digest.hex() !== readEntry(connection, seq).entry.rowsDigest) yield problem('validation.auditImagesAltered', { entry: seq })
      if (seq % 200 === 0) yield null
    }
    const orphans = connection.all<[number, number]>(
      'SELECT action_id, count(*) FROM dutu_audit_row WHERE action_id IS NOT NULL AND action_id NOT IN (SELECT seq FROM dutu_audit) GROUP BY action_id',
    )
    for (const [entry, count] of orphans) yield problem('validation.auditImagesOrphaned', { entry, count })
  },
}
