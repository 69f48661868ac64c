/**
 * The structure of a drawing out of its group codes: blocks are kept, entities of the model are handed on one by one.
 *
 * Source: AutoCAD DXF reference, “DXF file structure”, “BLOCKS section”, “ENTITIES section”.
 */
import { AppError } from '../../../shared/errors'
import { DxfEntity } from './entity'

export type DxfBlock = { readonly name: string; readonly baseX: number; readonly baseY: number; readonly entities: DxfEntity[] }

/** Groups of all blocks together, and of one entity. */
const MAX_BLOCK_GROUPS = 20_000_000
const MAX_ENTITY_GROUPS = 20_000_000

/** Types that go on in further entities until SEQEND. */
const SEQUENCES: ReadonlySet<string> = new Set(['POLYLINE', 'INSERT'])

export class DxfDrawing {
  readonly blocks = new Map<string, DxfBlock>()
  /** `$INSUNITS`: 6 is metres, 4 millimetres, 0 not stated. */
  insertionUnits = 0
  private section: string | null = null
  private expectsSectionName = false
  private headerVariable = ''
  private entity: DxfEntity | null = null
  private sequence: DxfEntity | null = null
  private block: DxfBlock | null = null
  private blockGroups = 0
  private ready: DxfEntity[] = []
  private ended = false

  /** @param name file name, for messages */
  constructor(private readonly name: string) {}

  /** @param line 1-based line of the code */
  push(code: number, value: string, line: number): void {
    if (code === 0) {
      this.endEntity()
      this.begin(value.toUpperCase(), line)
    } else if (this.expectsSectionName && code === 2) {
      this.section = value.toUpperCase()
      this.expectsSectionName = false
    } else if (this.section === 'HEADER') {
      if (code === 9) this.headerVariable = value
      else if (this.headerVariable === '$INSUNITS' && code === 70) this.insertionUnits = Number(value)
    } else if (this.entity) {
      if (this.entity.groups.length >= MAX_ENTITY_GROUPS) throw new AppError('import.recordTooLong', { name: this.name, row: line, limit: MAX_ENTITY_GROUPS })
      this.entity.groups.push([code, value])
    }
  }

  private begin(type: string, line: number): void {
    if (type === 'SECTION') this.expectsSectionName = true
    else if (type === 'ENDSEC') this.section = null
    else if (type === 'EOF') this.ended = true
    else if (this.section === 'BLOCKS' || this.section === 'ENTITIES') this.entity = new DxfEntity(type, line)
  }

  private endEntity(): void {
    const { entity } = this
    this.entity = null
    if (!entity) return
    if (entity.type === 'BLOCK') {
      this.block = { name: entity.text(2) ?? '', baseX: entity.number(10, 0), baseY: entity.number(20, 0), entities: [] }
    } else if (entity.type === 'ENDBLK') {
      if (this.block) this.blocks.set(this.block.name.toUpperCase(), this.block)
      this.block = null
    } else if (entity.type === 'SEQEND') {
      if (this.sequence) this.hand(this.sequence)
      this.sequence = null
    } else if (this.sequence && (entity.type === 'VERTEX' || entity.type === 'ATTRIB')) {
      this.sequence.parts.push(entity)
    } else {
      // A sequence that was never ended still counts.
      if (this.sequence) this.hand(this.sequence)
      this.sequence = null
      const goesOn = SEQUENCES.has(entity.type) && (entity.type === 'POLYLINE' || entity.number(66, 0) === 1)
      if (goesOn) this.sequence = entity
      else this.hand(entity)
    }
  }

  private hand(entity: DxfEntity): void {
    if (this.section === 'BLOCKS' || this.block) {
      this.blockGroups += entity.groups.length + entity.parts.reduce((sum, part) => sum + part.groups.length, 0)
      if (this.blockGroups > MAX_BLOCK_GROUPS) throw new AppError('import.recordTooLong', { name: this.name, row: entity.line, limit: MAX_BLOCK_GROUPS })
      this.block?.entities.push(entity)
    } else this.ready.push(entity)
  }

  /** Entities completed since the last call. */
  takeEntities(): DxfEntity[] {
    const { ready } = this
    this.ready = []
    return ready
  }

  /** @throws AppError where the file ends before its EOF mark within a section */
  finish(): DxfEntity[] {
    const unfinished = this.section !== null && !this.ended
    this.endEntity()
    if (this.sequence) this.hand(this.sequence)
    this.sequence = null
    if (unfinished) throw new AppError('import.truncated', { name: this.name, detail: 'EOF' })
    return this.takeEntities()
  }
}
