/** Templates of the chosen set, and what a paper is called by its template's id. */
import type { LetterTemplate } from '../../../shared/domain/letter-template'
import { useLetterSets } from '../../api/queries/letters'
import { useT } from '../../i18n'

export function useLetterTemplates(): { readonly templates: readonly LetterTemplate[]; readonly nameOf: (kind: string) => string } {
  const t = useT()
  const { chosen, sets } = useLetterSets().data ?? { chosen: '', sets: [] }
  const templates = sets.find(({ id }) => id === chosen)?.letters ?? []
  const nameOf = (kind: string) => {
    const template = templates.find(({ id }) => id === kind) ?? sets.flatMap(({ letters }) => letters).find(({ id }) => id === kind)
    return template === undefined ? kind : t(template.title)
  }
  return { templates, nameOf }
}
