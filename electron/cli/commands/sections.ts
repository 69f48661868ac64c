/** `dutu sections --workspace WS --period P` */
import type { SectionReport } from '../../../shared/domain/section'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { commandMessages } from '../../../shared/messages/command'
import { cumulativeLevelNames, itemNames } from '../../../shared/messages/water'
import { type Language, translate } from '../../../shared/messages/translate'
import { type DutuCommand, textOption } from './command'

export const sectionsCommand: DutuCommand = {
  usage: 'sections',
  summary: commandMessages.sections,
  declare: (command, language) => {
    command
      .requiredOption('--workspace <file>', commandMessages.workspace[language])
      .requiredOption('--period <period>', commandMessages.period[language])
  },
  async run(context, _args, options) {
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: true })
    const report = await context.client.section.status({ period: textOption(options, 'period') ?? '' })
    context.answer(report, () => describeSections(report, context.language))
  },
}

function describeSections({ levels, sections }: SectionReport, language: Language): string {
  const percent = (ratio: number | null) => (ratio === null ? '–' : `${(ratio * 100).toFixed(1)}%`)
  const ratios = levels.map((level) =>
    translate(commandMessages.sectionLevel, language, {
      level: cumulativeLevelNames[level.controlLevel][language],
      evaluated: level.evaluated,
      good: percent(level.goodRatio),
      worse: percent(level.worseThanVRatio),
      pass: percent(level.passRate),
      target: percent(level.targetGoodRatio),
    }),
  )
  const failing = sections.filter(({ meetsTarget }) => meetsTarget === false)
  return [
    ...ratios,
    translate(commandMessages.failingSections, language, { count: failing.length }),
    ...failing.map((section) => {
      const found = section.class === null ? '–' : vocabularies.waterClass[section.class][language]
      const multiples = section.exceedances.map(({ item, multiple }) => `${itemNames[item][language]}(${multiple.toFixed(2)})`)
      // Dissolved oxygen and pH fail without a multiple.
      const others = section.failed.filter((item) => !section.exceedances.some((exceedance) => exceedance.item === item)).map((item) => itemNames[item][language])
      return `  ${section.name}  ${found}  ${[...multiples, ...others].join(' ')}`
    }),
  ].join('\n')
}
