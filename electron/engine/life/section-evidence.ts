/** Are the sections that a task hangs on back in class? Grades come from the water-quality engine; this only judges them. */
import type { LifeNeed } from '../../../shared/domain/life/life-rule'
import type { LifeText, Requirement } from '../../../shared/domain/life/step-plan'

/** The newest graded months of a section, newest first; `month` is `2023-10`. */
export type SectionMonths = { readonly name: string; readonly months: readonly { readonly month: string; readonly meetsTarget: boolean | null }[] }

type SectionNeed = Extract<LifeNeed, { type: 'section' }>

/**
 * @param sections with no months after the step's day
 * @param orderedOn ISO date; a month counts only where it ends after it
 */
export function judgeSections(need: SectionNeed, sections: readonly SectionMonths[], orderedOn: string | null): Requirement {
  const answer = (verdict: Requirement['verdict'], code: LifeText['code'], params: LifeText['params']): Requirement => ({ need: 'section', verdict, overridable: need.overridable, text: { code, params } })
  if (sections.length === 0) return answer('notApplicable', 'sectionNone', {})
  const judged = sections.map(({ name, months }) => {
    const counted = months.filter(({ month }) => orderedOn === null || month >= orderedOn.slice(0, 7)).slice(0, need.months)
    const bad = counted.find(({ meetsTarget }) => meetsTarget !== true)
    if (counted.length < need.months) return { name, ok: false, why: { zh: '交办后监测数据不足', en: 'too few readings since the order' } }
    if (bad === undefined) return { name, ok: true, why: { zh: counted.map(({ month }) => month).join('、'), en: counted.map(({ month }) => month).join(', ') } }
    return { name, ok: false, why: bad.meetsTarget === null ? { zh: `${bad.month} 无法评价`, en: `${bad.month} cannot be graded` } : { zh: `${bad.month} 未达标`, en: `${bad.month} misses it` } }
  })
  const failing = judged.filter(({ ok }) => !ok)
  const list = (some: typeof judged) => ({ zh: some.map(({ name, why }) => `${name}（${why.zh}）`).join('、'), en: some.map(({ name, why }) => `${name} (${why.en})`).join(', ') })
  return failing.length === 0 ? answer('met', 'sectionMeets', { sections: list(judged) }) : answer('notMet', 'sectionFails', { sections: list(failing) })
}
