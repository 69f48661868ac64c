/** Tasks with their steps and links, petitions and targets of the demonstration. */
import type { CodeOf } from '../../../shared/domain/vocabularies'
import type { Random } from './random'
import type { SampleInput, TaskLinkWish } from './sample-input'
import type { SampleFeature, SampleRow } from './sample-row'
import type { SampleSection } from './water-network'

type TaskState = CodeOf<'taskState'>

/** The states before a completed rectification, in order. */
const PATH: readonly TaskState[] = ['assigned', 'received', 'planned', 'rectifying', 'completed', 'acceptanceRequested', 'inspected', 'published']

const ORDERED_ON = '2022-03-15'
const RECEIVED_ON = '2022-03-22'
const PLANNED_ON = '2022-04-20'
const BEGUN_ON = '2022-05-10'

/** Ratio targets of the plan year. */
export function* makeTargets(input: SampleInput): Generator<SampleRow> {
  for (const target of input.numbers.ratioTargets) {
    yield {
      table: 'ratioTarget',
      values: {
        year: target.year,
        control_level: target.controlLevel,
        good_ratio: target.goodRatio,
        decimals: target.decimals,
        sections: target.sections,
        source: input.numbers.sections.source,
      },
    }
  }
}

/** The 43 tasks. Links go to features that fit each task's wish. */
export function* makeTasks(input: SampleInput, features: readonly SampleFeature[], sections: readonly SampleSection[], random: Random): Generator<SampleRow> {
  const { inspection } = input.numbers
  for (const [index, task] of input.taskTexts.tasks.entries()) {
    const ref = `task ${index}`
    const number = `SJ2-1-${String(index + 1).padStart(2, '0')}`
    yield {
      table: 'task',
      ref,
      values: {
        number,
        title: task.title,
        problem: task.problem,
        task_source: inspection.level,
        round: inspection.round,
        batch: inspection.batch,
        category: task.category,
        district: task.district,
        responsible_unit: task.responsibleUnit,
        acceptance_unit: '市生态环境保护督察整改工作领导小组办公室',
        leader: '示范领导',
        person: '示范责任人',
        target: task.target,
        deadline_type: task.deadlineType,
        deadline: task.deadline,
        measures: task.measures,
        progress: task.completedOn === null ? '正在推进过程中' : '已完成整改',
        state: task.state,
        assigned_on: ORDERED_ON,
        completed_on: task.completedOn,
        source: `${task.textFrom}；单位、时限和状态为示范`,
        demonstration: true,
      },
    }
    yield* steps(ref, task.state as TaskState, task.completedOn)
    if (task.deadline !== null && task.completedOn === null) {
      yield { table: 'taskMilestone', values: { task_id: { ref }, title: '中期评估', due_on: '2023-06-30', reached_on: random.next() < 0.8 ? '2023-06-25' : null } }
    }
    for (const feature of task.link === null ? [] : featuresFor(task.link, features, sections)) {
      yield {
        table: 'taskLink',
        values: { task_id: { ref }, layer: feature.kind, feature_id: { ref: feature.ref }, role: feature.kind === 'section' ? 'affected' : 'subject' },
      }
    }
  }
}

function* steps(ref: string, state: TaskState, completedOn: string | null): Generator<SampleRow> {
  const dates: Partial<Record<TaskState, string>> = { assigned: ORDERED_ON, received: RECEIVED_ON, planned: PLANNED_ON, rectifying: BEGUN_ON }
  if (completedOn !== null) {
    dates.completed = completedOn
    dates.acceptanceRequested = daysAfter(completedOn, 8)
    dates.inspected = daysAfter(completedOn, 16)
    dates.published = daysAfter(completedOn, 24)
  }
  for (const step of PATH.slice(0, PATH.indexOf(state) + 1)) {
    const effective = dates[step]
    if (effective === undefined) throw new Error(`no date for ${step}`)
    yield {
      table: 'taskStep',
      values: { task_id: { ref }, state: step, effective_on: effective, recorded_at: `${effective}T08:00:00Z`, actor: '示范经办人', note: null },
    }
  }
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Features that fit a wish: spread over all that fit, so that a task's pins do not stand in one corner. */
function featuresFor(wish: TaskLinkWish, features: readonly SampleFeature[], sections: readonly SampleSection[]): readonly SampleFeature[] {
  const burdened = new Set([...sections].sort((a, b) => b.burden - a.burden).slice(0, 12).map(({ ref }) => ref))
  const newest = new Map<string, string>()
  for (const { kind, values } of features) {
    const vintage = values['vintage']
    if (typeof vintage === 'string' && vintage > (newest.get(kind) ?? '')) newest.set(kind, vintage)
  }
  const fitting = features.filter(({ kind, ref, values }) => {
    if (kind !== wish.kind) return false
    if (newest.has(kind) && values['vintage'] !== newest.get(kind)) return false
    return (
      (wish.district === undefined || values['district'] === wish.district) &&
      (wish.receiving === undefined || values['receiving'] === wish.receiving) &&
      (wish.subclass === undefined || values['outfall_subclass'] === wish.subclass) &&
      (wish.waterBody === undefined || values['water_body'] === wish.waterBody) &&
      (wish.name === undefined || values['name'] === wish.name) &&
      (wish.shorelineType === undefined || values['shoreline_type'] === wish.shorelineType) &&
      (wish.failing !== true || burdened.has(ref)) &&
      (wish.nearYangtze !== true || (values['chemical'] === true && typeof values['note'] === 'string'))
    )
  })
  const count = Math.min(wish.count, fitting.length)
  return Array.from({ length: count }, (_, index) => fitting[Math.floor(((index + 0.5) / count) * fitting.length)]).filter((feature) => feature !== undefined)
}

/** The 259 petitions, all closed. Flags are invented; the source gives none. */
export function* makePetitions(input: SampleInput, random: Random): Generator<SampleRow> {
  const { total } = input.numbers.petitions
  const districts = input.places.districts.map(({ name }) => name)
  const kinds = ['水', '大气', '噪声', '土壤', '固废', '生态'] as const
  for (let index = 0; index < total; index += 1) {
    const day = 4 + Math.floor((index / total) * 26)
    const received = `2021-12-${String(day).padStart(2, '0')}`
    const pollution = random.next() < 0.2 ? [random.pick(kinds), random.pick(kinds)] : [random.pick(kinds)]
    const district = random.pick(districts)
    yield {
      table: 'petition',
      values: {
        number: `SF-X${String(index + 1).padStart(3, '0')}`,
        batch: `第${day - 3}批`,
        received_on: received,
        district,
        content: `${district}：反映${[...new Set(pollution)].join('、')}污染问题（示范）`,
        pollution_kinds: JSON.stringify([...new Set(pollution)]),
        key_case: random.next() < 0.08,
        repeats: index > 20 && random.next() < 0.12 ? `SF-X${String(random.integer(1, index)).padStart(3, '0')}` : null,
        verdict: random.weighted({ verified: 60, partly: 30, unfounded: 10 }),
        outcome: 'closed',
        closed_on: daysAfter(received, random.integer(12, 90)),
        demonstration: true,
      },
    }
  }
}
