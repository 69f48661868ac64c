/**
 * Lists of subjects and constraints over flat tables: what is asked of one feature is put together when it is asked, so that a hundred thousand
 * of them cost next to nothing before.
 */
import type { FeatureTable, ShapeTable } from '../../../shared/domain/feature-table'
import type { Value } from '../../../shared/domain/feature'
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { geometryOfShape, shapeTableOf } from '../geometry/shape-table'
import type { SubjectFacts } from '../rules/select-rules'
import type { CheckSubject, ConstraintFeature } from './subject'

type Shaped = { readonly geometry: FlatGeometry | null }

const tables = new WeakMap<readonly Shaped[], ShapeTable>()

/** The shapes of a list in its order: of the table behind it, or put together once where there is none. */
export function shapesOf(features: readonly Shaped[]): ShapeTable {
  const known = tables.get(features)
  if (known !== undefined) return known
  const made = shapeTableOf(features.map(({ geometry }) => geometry))
  tables.set(features, made)
  return made
}

/**
 * @param facts one a row; equal ones share one object
 * @returns subjects in the table's order, with the column `name` as their names
 */
export function subjectsOfTable(table: FeatureTable, facts: readonly SubjectFacts[]): readonly CheckSubject[] {
  return listOver(table, (row) => new StoredSubject(table, row, facts[row]!))
}

/** @returns constraints in the table's order with all its columns */
export function constraintsOfTable(table: FeatureTable): readonly ConstraintFeature[] {
  return listOver(table, (row) => new StoredConstraint(table, row))
}

function listOver<Feature extends Shaped>(table: FeatureTable, make: (row: number) => Feature): readonly Feature[] {
  const list: Feature[] = []
  for (let row = 0; row < table.ids.length; row++) list.push(make(row))
  tables.set(list, table.shapes)
  return list
}

class StoredFeature {
  protected readonly table: FeatureTable
  protected readonly row: number

  constructor(table: FeatureTable, row: number) {
    this.table = table
    this.row = row
  }

  get id(): string {
    return String(this.table.ids[this.row])
  }

  get name(): string | null {
    const name = this.table.columns['name']?.[this.row]
    return typeof name === 'string' ? name : null
  }

  get geometry(): FlatGeometry | null {
    return geometryOfShape(this.table.shapes, this.row)
  }
}

class StoredSubject extends StoredFeature implements CheckSubject {
  readonly facts: SubjectFacts

  constructor(table: FeatureTable, row: number, facts: SubjectFacts) {
    super(table, row)
    this.facts = facts
  }
}

class StoredConstraint extends StoredFeature implements ConstraintFeature {
  get columns(): Readonly<Record<string, Value>> {
    const values: Record<string, Value> = {}
    for (const [column, all] of Object.entries(this.table.columns)) values[column] = all[this.row] ?? null
    return values
  }
}
