/** Chinese titles of columns and the trade's codes with their titles: the Schema extension (OGC 12-128r17, F.9). */
import { quoteText, quoteTextOrNull } from '../connection/quote'
import type { Field } from '../../../shared/domain/field'
import { vocabularies, type VocabularyId } from '../../../shared/domain/vocabularies'
import type { TableShape } from '../schema/table-shape'

/** Rows of `gpkg_data_columns` for one table. */
export function dataColumnSqls(shape: TableShape): readonly string[] {
  return shape.columns.map((field) => dataColumnSql(shape.table, field))
}

/** `name` (an alias that has to be unique within the table) and `title` both carry the Chinese title: GDAL shows the first as alias. */
function dataColumnSql(table: string, field: Field): string {
  const { name, title, unit, type, vocabulary } = field
  const description = unit === undefined ? title.en : `${title.en}, ${unit}`
  const values = [
    quoteText(table),
    quoteText(name),
    quoteText(title.zh),
    quoteText(title.zh),
    quoteText(description),
    quoteTextOrNull(type === 'json' ? 'application/json' : null),
    quoteTextOrNull(vocabulary === undefined ? null : constraintName(vocabulary)),
  ]
  return `INSERT INTO gpkg_data_columns VALUES (${values.join(', ')})`
}

/** Rows of `gpkg_data_column_constraints`: one `enum` a vocabulary, its values with Chinese titles. */
export function vocabularyConstraintSqls(): readonly string[] {
  return (Object.keys(vocabularies) as VocabularyId[]).flatMap((id) =>
    Object.entries(vocabularies[id]).map(
      ([code, title]) =>
        `INSERT INTO gpkg_data_column_constraints VALUES (${quoteText(constraintName(id))}, 'enum', ${quoteText(code)}, NULL, NULL, NULL, NULL, ${quoteText(title.zh)})`,
    ),
  )
}

/** Requirement 108 asks for lower case. */
function constraintName(vocabulary: VocabularyId): string {
  return vocabulary.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
