/** What an INSERT puts into the drawing: its block's entities, moved, scaled and turned, blocks within blocks included. */
import type { SimpleGeometry } from '../../../shared/domain/flat-geometry'
import type { DxfBlock, DxfDrawing } from './drawing'
import type { DxfEntity } from './entity'
import { geometryOfEntity } from './entity-geometry'
import { textOfEntity } from './entity-text'

export type InsertedPart = { readonly geometry: SimpleGeometry; readonly text: string | null; readonly layer: string }

const MAX_DEPTH = 10
/** Vertices that one INSERT may unfold to; blocks that insert each other in tens would have no end. */
const MAX_VERTICES = 1_000_000
const MAX_ARRAY_CELLS = 10_000
const RADIANS = Math.PI / 180

/** x' = a·x + c·y + e, y' = b·x + d·y + f */
type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
const IDENTITY: Affine = [1, 0, 0, 1, 0, 0]

/**
 * @returns null where the block unfolds beyond all bounds; empty where the drawing has no such block
 */
export function expandInsert(insert: DxfEntity, drawing: DxfDrawing): InsertedPart[] | null {
  if (sizeOfInsert(insert, drawing, 0) > MAX_VERTICES) return null
  const parts: InsertedPart[] = []
  expand(insert, drawing, IDENTITY, insert.layer, parts)
  for (const attribute of insert.parts) {
    const [geometry, text] = [geometryOfEntity(attribute), textOfEntity(attribute)]
    const isInvisible = (attribute.number(70, 0) & 1) !== 0
    if (geometry && text !== null && !isInvisible) parts.push({ geometry, text, layer: attribute.layer })
  }
  return parts
}

/** Vertices of each block, counted once; Infinity for a block that contains itself. */
const sizes = new WeakMap<DxfBlock, number>()

function sizeOfInsert(insert: DxfEntity, drawing: DxfDrawing, depth: number): number {
  const block = blockOf(insert, drawing)
  if (!block) return 1
  const cells = columnsOf(insert) * rowsOf(insert)
  if (!(cells <= MAX_ARRAY_CELLS) || depth > MAX_DEPTH) return Infinity
  const known = sizes.get(block)
  if (known !== undefined) return cells * known
  // Met again while it is being counted, it contains itself.
  sizes.set(block, Infinity)
  // Entities that draw nothing cost time as well.
  let size = 1
  for (const entity of block.entities) {
    size += entity.type === 'INSERT' ? sizeOfInsert(entity, drawing, depth + 1) : 1 + (geometryOfEntity(entity)?.xy.length ?? 0) / 2
    if (size > MAX_VERTICES) break
  }
  sizes.set(block, size)
  return cells * size
}

const blockOf = (insert: DxfEntity, drawing: DxfDrawing) => drawing.blocks.get((insert.text(2) ?? '').toUpperCase())
const columnsOf = (insert: DxfEntity) => Math.max(1, insert.number(70, 1))
const rowsOf = (insert: DxfEntity) => Math.max(1, insert.number(71, 1))

function expand(insert: DxfEntity, drawing: DxfDrawing, outer: Affine, layer: string, parts: InsertedPart[]): void {
  const block = blockOf(insert, drawing)
  if (!block) return
  for (let row = 0; row < rowsOf(insert); row++) {
    for (let column = 0; column < columnsOf(insert); column++) {
      const placed = multiply(outer, placement(insert, column * insert.number(44, 0), row * insert.number(45, 0), block.baseX, block.baseY))
      for (const entity of block.entities) {
        const entityLayer = entity.layer === '0' ? layer : entity.layer
        if (entity.type === 'INSERT') {
          expand(entity, drawing, placed, entityLayer, parts)
          continue
        }
        const geometry = entity.type === 'ATTDEF' ? null : geometryOfEntity(entity)
        if (geometry) parts.push({ geometry: transform(geometry, placed), text: textOfEntity(entity), layer: entityLayer })
      }
    }
  }
}

function placement(insert: DxfEntity, offsetX: number, offsetY: number, baseX: number, baseY: number): Affine {
  const angle = insert.number(50, 0) * RADIANS
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [scaleX, scaleY] = [insert.number(41, 1), insert.number(42, 1)]
  // A block seen from below is mirrored about its vertical axis.
  const mirror = insert.number(230, 1) < 0 ? -1 : 1
  const turned: Affine = [
    mirror * cos * scaleX,
    sin * scaleX,
    -mirror * sin * scaleY,
    cos * scaleY,
    mirror * (insert.number(10, 0) + cos * offsetX - sin * offsetY),
    insert.number(20, 0) + sin * offsetX + cos * offsetY,
  ]
  return multiply(turned, [1, 0, 0, 1, -baseX, -baseY])
}

function multiply(m: Affine, n: Affine): Affine {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

function transform(geometry: SimpleGeometry, [a, b, c, d, e, f]: Affine): SimpleGeometry {
  const { xy } = geometry
  for (let index = 0; index < xy.length; index += 2) {
    const [x, y] = [xy[index]!, xy[index + 1]!]
    xy[index] = a * x + c * y + e
    xy[index + 1] = b * x + d * y + f
  }
  return geometry
}
