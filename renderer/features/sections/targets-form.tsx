/** 优Ⅲ比例 targets of a plan year by control level; a plan that came with the program can be taken over. */
import { Button, Input, InputNumber, Popconfirm, Popover } from 'antd'
import { Goal } from 'lucide-react'
import { useState } from 'react'
import type { ControlLevel } from '../../../shared/domain/section'
import type { PlanYear, PlanYears } from '../../../shared/domain/section-target'
import { CONTROL_LEVELS } from '../../../shared/domain/water-quality/water-class'
import { sectionTargetMessages as messages } from '../../../shared/messages/section-target'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { cumulativeLevelNames } from '../../../shared/messages/water'
import { service, serviceQueries } from '../../api/clients'
import { queryClient } from '../../api/query-client'
import { usePlanYears } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { percentOfRatio } from '../../present/percent'
import { parsePercent } from '../../present/percent-text'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import '../alerts/alerts.css'

/** @param year of the shown period */
export function TargetsButton({ year }: { readonly year: number }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <Popover trigger="click" placement="rightTop" open={open} onOpenChange={setOpen} destroyOnHidden title={t(messages.setTargets)} content={<Targets year={year} onDone={() => setOpen(false)} />}>
      <Button className="targets-button" size="small" type="text" icon={<Goal size={13} />} aria-label={t(messages.setTargets)} title={t(messages.setTargets)} />
    </Popover>
  )
}

function Targets({ year, onDone }: { readonly year: number; readonly onDone: () => void }) {
  const [chosen, setChosen] = useState(year)
  return <QueryView query={usePlanYears()}>{(years) => <Form key={chosen} years={years} year={chosen} onYear={setChosen} onDone={onDone} />}</QueryView>
}

type FormProps = { readonly years: PlanYears; readonly year: number; readonly onYear: (year: number) => void; readonly onDone: () => void }

function Form({ years: { own, shipped }, year, onYear, onDone }: FormProps) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const stored = own.find((plan) => plan.year === year) ?? null
  const inForce = own.find((plan) => plan.year <= year) ?? null
  const [percents, setPercents] = useState(() => textsOf(stored ?? inForce))
  const [source, setSource] = useState(stored?.source ?? '')
  const typed = CONTROL_LEVELS.map((controlLevel) => ({ controlLevel, text: percents[controlLevel].trim(), value: parsePercent(percents[controlLevel]) }))
  const bad = typed.some(({ text, value }) => text !== '' && value === null)
  const save = async (targets: PlanYear['targets']) => {
    if ((await act(service.section.savePlanYear({ year, source, targets: [...targets] }), t(sectionWorkMessages.saved))) === null) return
    await queryClient.invalidateQueries({ queryKey: serviceQueries.section.key() })
    onDone()
  }
  return (
    <div className="work-form targets-form">
      <label>
        <span>{t(messages.year)}</span>
        <InputNumber size="small" min={1990} max={2100} value={year} onChange={(value) => value !== null && Number.isInteger(value) && onYear(value)} />
      </label>
      <p className="quiet">{stored === null ? (inForce === null ? t(messages.noTargets) : t(messages.inForce, { year: String(inForce.year) })) : t(messages.inForce, { year: String(year) })}</p>
      {typed.map(({ controlLevel, text, value }) => (
        <label key={controlLevel}>
          <span>{t(cumulativeLevelNames[controlLevel])}</span>
          <Input size="small" suffix="%" value={percents[controlLevel]} {...(text !== '' && value === null ? { status: 'error' as const } : {})} onChange={({ target }) => setPercents({ ...percents, [controlLevel]: target.value })} />
        </label>
      ))}
      <label>
        <span>{t(messages.source)}</span>
        <Input.TextArea autoSize value={source} onChange={({ target }) => setSource(target.value)} />
      </label>
      <p className={bad ? 'alarming' : 'quiet'}>{t(bad ? messages.badPercent : messages.percentHint)}</p>
      {shipped.map((plan) => (
        <Button key={`${plan.area} ${plan.year}`} type="link" size="small" className="targets-shipped" onClick={() => (setPercents(textsOf(plan)), setSource(plan.source ?? ''))}>
          {t(messages.take, { source: plan.source ?? String(plan.year) })}
        </Button>
      ))}
      <div className="work-form-line spread">
        {stored === null ? (
          <span />
        ) : (
          <Popconfirm title={t(messages.removeYear)} okText={t(sectionWorkMessages.remove)} cancelText={t(sectionWorkMessages.cancel)} onConfirm={() => void save([])}>
            <Button size="small" disabled={readOnly}>
              {t(messages.removeYear)}
            </Button>
          </Popconfirm>
        )}
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={readOnly || bad || typed.every(({ text }) => text === '')}
          onClick={() => void save(typed.flatMap(({ controlLevel, value }) => (value === null ? [] : [{ controlLevel, goodRatio: value.ratio, decimals: value.decimals }])))}
        >
          {t(sectionWorkMessages.save)}
        </Button>
      </div>
    </div>
  )
}

/** As a person would type them; empty where a level has none. */
function textsOf(plan: PlanYear | null): Readonly<Record<ControlLevel, string>> {
  const textOf = (level: ControlLevel) => {
    const target = plan?.targets.find(({ controlLevel }) => controlLevel === level)
    return target === undefined ? '' : percentOfRatio(target.goodRatio, target.decimals).replace('%', '')
  }
  return { national: textOf('national'), provincial: textOf('provincial'), city: textOf('city') }
}
