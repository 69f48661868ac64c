/** Figures of river sections: the same report as `dutu sections`. */
import type { FigureCell, FigureRows } from '../../../../shared/domain/briefing'
import type { ControlLevel, LevelRatios, SectionStatus } from '../../../../shared/domain/section'
import { waterClassColours } from '../../../../shared/domain/style-palette'
import { vocabularies } from '../../../../shared/domain/vocabularies'
import { CONTROL_LEVELS } from '../../../../shared/domain/water-quality/water-class'
import { type ItemCode, WATER_ITEMS } from '../../../../shared/domain/water-quality/item'
import { briefMessages } from '../../../../shared/messages/brief'
import { cumulativeLevelNames, itemNames } from '../../../../shared/messages/water'
import { type Language, translate } from '../../../../shared/messages/translate'
import { type Answer, cell, column, counted, type Parameters, percentage, type QueryContext, type StoredQuery, textParameter, worded } from '../query-context'

/** A class with its colour, as charts and tables show it. */
function classCell(value: number | null, language: Language): FigureCell {
  if (value === null) return cell('')
  const code = value as keyof typeof waterClassColours
  return { text: vocabularies.waterClass[code][language].replace('类', ''), chip: waterClassColours[code] }
}

/** Sections whose level counts at a level: provincial counts national too. */
function atLevel(sections: readonly SectionStatus[], level: string | undefined): readonly SectionStatus[] {
  const rank = CONTROL_LEVELS.indexOf(level as ControlLevel)
  return rank === -1 ? sections : sections.filter(({ controlLevel }) => controlLevel !== null && CONTROL_LEVELS.indexOf(controlLevel) <= rank)
}

function sectionRows(sections: readonly SectionStatus[], language: Language): FigureRows {
  const { section, waterBody, district, level, target, class: own, meets, pollutants } = briefMessages
  return {
    columns: [
      column('name', section, language), column('waterBody', waterBody, language), column('district', district, language), column('level', level, language, 'center'),
      column('target', target, language, 'center'), column('class', own, language, 'center'), column('meets', meets, language, 'center'), column('pollutants', pollutants, language),
    ],
    rows: sections.map((status) => ({
      name: cell(status.name),
      waterBody: cell(status.waterBody),
      district: cell(status.district),
      level: cell(status.controlLevel === null ? '' : vocabularies.controlLevel[status.controlLevel][language]),
      target: cell(classCell(status.targetClass, language).text),
      class: classCell(status.class, language),
      meets: cell(status.meetsTarget === null ? '' : briefMessages[status.meetsTarget ? 'yes' : 'no'][language]),
      pollutants: cell(pollutantsOf(status, language)),
    })),
  }
}

/** 总磷(0.35)、溶解氧: those without a multiple come last. */
function pollutantsOf({ exceedances, failed }: Pick<SectionStatus, 'exceedances' | 'failed'>, language: Language): string {
  const withMultiple = exceedances.map(({ item, multiple }) => `${itemNames[item][language]}(${multiple.toFixed(2)})`)
  const others = failed.filter((item) => !exceedances.some((one) => one.item === item)).map((item) => itemNames[item][language])
  return [...withMultiple, ...others].join(language === 'zh' ? '、' : ', ')
}

const levelFields: Readonly<Record<string, (level: LevelRatios, rows: FigureRows) => Answer>> = {
  evaluated: (level, rows) => counted(level.evaluated, rows),
  goodOrBetter: (level, rows) => counted(level.goodOrBetter, rows),
  worseThanV: (level, rows) => counted(level.worseThanV, rows),
  meetsTarget: (level, rows) => counted(level.meetsTarget, rows),
  failing: (level, rows) => counted(level.withTarget - level.meetsTarget, rows),
  goodRatio: (level, rows) => percentage(level.goodRatio, rows),
  worseThanVRatio: (level, rows) => percentage(level.worseThanVRatio, rows),
  passRate: (level, rows) => percentage(level.passRate, rows),
  targetGoodRatio: (level, rows) => percentage(level.targetGoodRatio, rows),
}

/** Sections behind a count; a ratio shows all that were evaluated. */
const counts: Readonly<Record<string, (status: SectionStatus) => boolean>> = {
  goodOrBetter: (status) => status.class !== null && status.class <= 3,
  worseThanV: (status) => status.class === 6,
  meetsTarget: ({ meetsTarget }) => meetsTarget === true,
  failing: ({ meetsTarget }) => meetsTarget === false,
}

const levelFigure: StoredQuery = async ({ data, language }, parameters) => {
  const report = await data.sections()
  const level = report.levels.find(({ controlLevel }) => controlLevel === textParameter(parameters, 'level'))
  const field = levelFields[textParameter(parameters, 'field')]
  if (field === undefined) throw new Error(`there is no field ${String(parameters['field'])} of a level`)
  if (level === undefined) return counted(null)
  const shown = atLevel(report.sections, level.controlLevel).filter((status) => status.class !== null && (counts[String(parameters['field'])]?.(status) ?? true))
  return field(level, sectionRows(shown, language))
}

const levels: StoredQuery = async ({ data, language }) => {
  const report = await data.sections()
  const { level, evaluated, goodOrBetter, goodRatio, targetRatio, worseThanV, passRate } = briefMessages
  return counted(report.evaluated, {
    columns: [
      column('level', level, language), column('evaluated', evaluated, language, 'right'), column('good', goodOrBetter, language, 'right'), column('goodRatio', goodRatio, language, 'right'),
      column('target', targetRatio, language, 'right'), column('worseThanV', worseThanV, language, 'right'), column('passRate', passRate, language, 'right'),
    ],
    rows: report.levels.map((one) => ({
      level: cell(cumulativeLevelNames[one.controlLevel][language]),
      evaluated: cell(one.evaluated),
      good: cell(one.goodOrBetter),
      goodRatio: cell(percentage(one.goodRatio).text),
      target: cell(percentage(one.targetGoodRatio).text),
      worseThanV: cell(one.worseThanV),
      passRate: cell(percentage(one.passRate).text),
    })),
  })
}

function chosen(sections: readonly SectionStatus[], parameters: Parameters, { member }: QueryContext): readonly SectionStatus[] {
  let found = atLevel(sections, typeof parameters['level'] === 'string' ? parameters['level'] : undefined)
  if (parameters['failing'] === true) found = found.filter(({ meetsTarget }) => meetsTarget === false)
  if (parameters['district'] === 'member' && member !== null) found = found.filter(({ district }) => district === member.name)
  return found
}

const list: StoredQuery = async (context, parameters) => {
  const found = chosen((await context.data.sections()).sections, parameters, context)
  return counted(found.length, sectionRows(found, context.language))
}

const CLASSES = [1, 2, 3, 4, 5, 6] as const

const classes: StoredQuery = async (context, parameters) => {
  const { language } = context
  const found = chosen((await context.data.sections()).sections, parameters, context).filter((status) => status.class !== null)
  return counted(found.length, {
    columns: [column('class', briefMessages.class, language, 'center'), column('count', briefMessages.count, language, 'right'), column('share', briefMessages.share, language, 'right')],
    rows: CLASSES.map((value) => {
      const count = found.filter((status) => status.class === value).length
      return { class: classCell(value, language), count: cell(count), share: cell(percentage(found.length === 0 ? null : count / found.length).text) }
    }),
  })
}

/** Ratios of every month, in per cent. */
const trend: StoredQuery = async ({ data, language, period }) => {
  const overview = await data.overview()
  const last = period === null ? overview.months.length : overview.months.filter((month) => month <= (period.split('..').at(-1) ?? period)).length
  const from = Math.max(0, last - 12)
  const points = overview.months.slice(from, last).map((month, index) => ({ month, levels: overview.levels[from + index] ?? [] }))
  return counted(points.length, {
    columns: [column('month', briefMessages.month, language, 'center'), ...CONTROL_LEVELS.map((level) => column(level, cumulativeLevelNames[level], language, 'right'))],
    rows: points.map(({ month, levels: ofMonth }) => ({
      month: cell(month),
      ...Object.fromEntries(CONTROL_LEVELS.map((level) => [level, cell(percentOf(ofMonth.find(({ controlLevel }) => controlLevel === level)?.goodRatio ?? null))])),
    })),
  })
}

const percentOf = (ratio: number | null) => (ratio === null ? '' : (ratio * 100).toFixed(1))

/** Facts of the series' section. */
const ofMember: StoredQuery = async ({ data, member, language }, parameters) => {
  const status = (await data.sections()).sections.find(({ id }) => id === member?.id)
  if (status === undefined) return worded(null)
  const rows = sectionRows([status], language)
  const row = rows.rows[0]
  const text = row?.[textParameter(parameters, 'field')]?.text ?? ''
  return worded(text === '' ? null : text, rows)
}

const SHOWN_MONTHS = 12

/** Months of the series' section: class, and items in their units. */
const memberMonths: StoredQuery = async ({ data, member, language, period }, parameters) => {
  if (member === null) return counted(null)
  const end = period?.split('..').at(-1) ?? '9999'
  const months = (await data.months(member.id)).filter(({ month }) => month <= end).slice(-SHOWN_MONTHS)
  const items = textParameter(parameters, 'items').split(',') as ItemCode[]
  const limits = await data.limits(member.id)
  const target = (await data.sections()).sections.find(({ id }) => id === member.id)?.targetClass ?? null
  const limitOf = (item: ItemCode) => {
    const limit = limits.find((one) => one.item === item)
    return limit?.own ?? (target === null ? null : (limit?.limits[target - 1] ?? null))
  }
  const limitTitle = { zh: translate(briefMessages.limit, 'zh', { class: classCell(target, 'zh').text }), en: translate(briefMessages.limit, 'en', { class: classCell(target, 'en').text }) }
  return counted(months.length, {
    columns: [
      column('month', briefMessages.month, language, 'center'),
      column('class', briefMessages.class, language, 'center'),
      ...items.map((item) => ({ key: item, title: `${itemNames[item][language]}${WATER_ITEMS[item].unit === '1' ? '' : ` (${WATER_ITEMS[item].unit})`}`, align: 'right' as const })),
      ...(target === null ? [] : items.map((item) => column(`limit_${item}`, limitTitle, language, 'right'))),
    ],
    rows: months.map((one) => ({
      month: cell(one.month),
      class: classCell(one.class, language),
      ...Object.fromEntries(items.map((item) => [item, cell(one.values[item])])),
      ...Object.fromEntries(items.map((item) => [`limit_${item}`, cell(limitOf(item))])),
    })),
  })
}

/** The series' section as one strip of classes. */
const memberStrip: StoredQuery = async ({ data, member, language, period }) => {
  if (member === null) return counted(null)
  const end = period?.split('..').at(-1) ?? '9999'
  const months = (await data.months(member.id)).filter(({ month }) => month <= end).slice(-SHOWN_MONTHS)
  return counted(months.length, {
    columns: [column('name', briefMessages.section, language), ...months.map(({ month }) => ({ key: month, title: month.slice(2), align: 'center' as const }))],
    rows: [{ name: cell(briefMessages.class[language]), ...Object.fromEntries(months.map((one) => [one.month, classCell(one.class, language)])) }],
  })
}

export const sectionQueries: Readonly<Record<string, StoredQuery>> = {
  'section.level': levelFigure,
  'section.levels': levels,
  'section.list': list,
  'section.classes': classes,
  'section.trend': trend,
  'section.member': ofMember,
  'section.memberMonths': memberMonths,
  'section.memberStrip': memberStrip,
}
