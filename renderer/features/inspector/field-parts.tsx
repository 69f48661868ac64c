/** A feature's columns on its card: what is known in groups, what is not in one folded line. */
import { useState } from 'react'
import type { Feature } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { useLanguage, useT } from '../../i18n'
import { fieldText, isMeasure } from '../../present/field-text'
import { CardPart, FactRow } from './card-part'
import { fieldGroups } from './field-groups'
import { SectionLink } from './section-link'

export function FieldParts({ feature }: { readonly feature: Feature }) {
  const t = useT()
  const groups = fieldGroups(feature.kind)
  const isKnown = (field: Field) => isFilled(feature, field)
  return (
    <>
      {groups.map(({ title, fields }) => {
        const known = fields.filter(isKnown)
        return known.length === 0 ? null : (
          <CardPart key={title.en} title={t(title)}>
            <dl className="facts">
              {known.map((field) => (
                <FieldRow key={field.name} feature={feature} field={field} />
              ))}
            </dl>
          </CardPart>
        )
      })}
      <Unfilled fields={groups.flatMap(({ fields }) => fields.filter((field) => !isKnown(field)))} />
      <OtherColumns feature={feature} />
    </>
  )
}

/** One column with its value; nothing where it is unknown. */
export function FieldRow({ feature, field }: { readonly feature: Feature; readonly field: Field }) {
  const t = useT()
  const language = useLanguage()
  const value = feature.properties[field.name]
  const text = fieldText(field, value, language)
  const namesSection = field.name === 'section' && typeof value === 'string' && value !== ''
  return (
    <FactRow title={t(field.title)} numeric={isMeasure(field)}>
      {namesSection ? <SectionLink name={value} /> : text}
    </FactRow>
  )
}

export function isFilled(feature: Feature, field: Field): boolean {
  const value = feature.properties[field.name]
  return value !== null && value !== undefined && value !== ''
}

function Unfilled({ fields }: { readonly fields: readonly Field[] }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  if (fields.length === 0) return null
  return (
    <section className="card-part">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(inspectorMessages.unfilled, { count: fields.length })}
      </button>
      {open && (
        <dl className="facts">
          {fields.map((field) => (
            <FactRow key={field.name} title={t(field.title)}>
              {t(inspectorMessages.unknown)}
            </FactRow>
          ))}
        </dl>
      )}
    </section>
  )
}

/** Columns of the source that the theme does not know. */
function OtherColumns({ feature: { otherColumns } }: { readonly feature: Feature }) {
  const t = useT()
  const columns = Object.entries(otherColumns).filter(([, value]) => value !== null && value !== '')
  if (columns.length === 0) return null
  return (
    <CardPart title={t(inspectorMessages.otherColumns)}>
      <dl className="facts">
        {columns.map(([name, value]) => (
          <FactRow key={name} title={name}>
            {typeof value === 'boolean' ? t(value ? inspectorMessages.yes : inspectorMessages.no) : String(value)}
          </FactRow>
        ))}
      </dl>
    </CardPart>
  )
}
