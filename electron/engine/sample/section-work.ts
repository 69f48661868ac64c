/** Invented worklists (断面治水清单) and compliance plans (限期达标方案) of the most burdened sections. */
import type { SampleRow } from './sample-row'
import type { SampleSection } from './water-network'

const SECTIONS = 6

const LINES = [
  { problem: '沿线生活污水管网未全覆盖，雨天溢流', measure: '完成管网排查修复，补齐污水收集空白区', deadline: '2023-12-31', done: null },
  { problem: '上游畜禽养殖尾水直排', measure: '养殖场粪污资源化利用，封堵直排口', deadline: '2023-09-30', done: '2023-09-22' },
  { problem: '支浜淤积，水体流动性差', measure: '清淤疏浚，实施活水调度', deadline: '2024-03-31', done: null },
] as const

/** @param today ISO date */
export function* makeSectionWork(sections: readonly SampleSection[], today: string): Generator<SampleRow> {
  const burdened = [...sections].sort((a, b) => b.burden - a.burden).slice(0, SECTIONS)
  for (const [rank, section] of burdened.entries()) {
    const government = section.district === null ? null : `${section.district}人民政府`
    for (const [index, line] of LINES.entries()) {
      yield {
        table: 'sectionProblem',
        values: {
          section_id: { ref: section.ref },
          number: String(index + 1),
          problem: line.problem,
          measure: line.measure,
          deadline: line.deadline,
          responsible_unit: government,
          person: '示范责任人',
          progress: line.done === null ? '正在实施' : '已完成',
          completed_on: line.done,
          demonstration: true,
        },
      }
    }
    if (rank >= SECTIONS / 2) continue
    yield {
      table: 'compliancePlan',
      values: {
        section_id: { ref: section.ref },
        title: `${section.name.replace('断面', '')}断面限期达标方案`,
        document_number: null,
        target_class: section.targetClass,
        approved_on: '2023-03-01',
        due_on: '2024-06-30',
        content: '控源截污、内源治理、生态修复、活水畅流（示范）',
        milestones: JSON.stringify([
          { title: '完成污染源排查', dueOn: '2023-05-31', reachedOn: '2023-05-26' },
          { title: '完成重点工程', dueOn: '2023-12-31', reachedOn: null },
          { title: '月均值连续三个月达标', dueOn: '2024-06-30', reachedOn: null },
        ].map((milestone) => ({ ...milestone, reachedOn: milestone.reachedOn !== null && milestone.reachedOn <= today ? milestone.reachedOn : null }))),
        responsible_unit: government,
        demonstration: true,
      },
    }
  }
}
