/** Petitions by flag, batch, district and kind of pollution; flags overlap and are never added. */
import type { PetitionCounts, PetitionGroup } from '../../../shared/domain/petition'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { statisticsMessages as messages } from '../../../shared/messages/statistics'
import { usePetitionCounts } from '../../api/queries/statistics'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'

export function PetitionStatistics() {
  return <QueryView query={usePetitionCounts()}>{(counts) => <Counts counts={counts} />}</QueryView>
}

function Counts({ counts }: { readonly counts: PetitionCounts }) {
  const t = useT()
  const verdicts = vocabularies.petitionVerdict
  const flags = [
    [t(messages.total), counts.total],
    [t(messages.petitionsClosed), counts.closed],
    [t(messages.key), counts.key],
    [t(messages.repeated), counts.repeated],
    [t(verdicts.verified), counts.verified],
    [t(verdicts.partly), counts.partly],
    [t(verdicts.unfounded), counts.unfounded],
  ] as const
  return (
    <div className="petition-statistics">
      <dl className="petition-flags">
        {flags.map(([title, count]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p className="statistics-foot quiet">
        {t(messages.flagsOverlap, { count: counts.withSeveralFlags })} {t(messages.asOf, { date: counts.asOf })}
      </p>
      <div className="petition-groups">
        <Groups title={t(messages.district)} groups={counts.byDistrict} />
        <Groups title={t(messages.pollutionKinds)} groups={counts.byPollutionKind} />
      </div>
    </div>
  )
}

function Groups({ title, groups }: { readonly title: string; readonly groups: readonly PetitionGroup[] }) {
  const t = useT()
  const most = Math.max(1, ...groups.map(({ count }) => count))
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {groups.map(({ key, count }) => (
          <li key={key ?? ''}>
            <span className="ellipsis">{key ?? t(messages.unknown)}</span>
            <span className="share-bar" aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="group-count">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
