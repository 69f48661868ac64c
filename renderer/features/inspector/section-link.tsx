/** A section named in another feature's column: leads there where a section of that name exists. */
import { useQuery } from '@tanstack/react-query'
import { tablePageOptions } from '../../api/queries/features'
import { showFeature } from '../../state/show'

export function SectionLink({ name }: { readonly name: string }) {
  const found = useQuery(tablePageOptions({ kind: 'section', text: name }, 0)).data?.features.find(({ properties }) => properties['name'] === name)
  if (found === undefined) return name
  return (
    <button type="button" className="link-button" onClick={() => void showFeature({ kind: 'section', id: found.id })}>
      {name}
    </button>
  )
}
