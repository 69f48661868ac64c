/** The search box with the window's commands. */
import { SearchBox } from '../features/search/search-box'
import { useCommands } from './commands'
import { drawerPlaces, panelPlaces } from './places'

export function SearchPlace() {
  return <SearchBox commands={useCommands(panelPlaces, drawerPlaces)} />
}
