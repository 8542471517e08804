import type { ReactNode } from 'react';
import { Card } from '../ui/panel';
import type { Option } from '../ui/select-field';
import { filtered, listFilterOf, type Listed, type ListFilter } from './list-filter';
import { ListTools, NoneFits } from './list-tools';
import { ViewTabs, type ReadyView } from './view-tabs';

/** A list that fits on a screen needs no tools to be looked through. */
const TOOLS_FROM = 6;

interface Props<Row> {
  /** Names what is kept of the views. */
  room: string;
  all: string;
  rows: readonly Row[];
  listed: (row: Row) => Listed;
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  ready: readonly ReadyView[];
  startKey?: string;
  states: readonly Option[];
  /** Whether the tabs stand in a panel already. */
  isInPanel?: boolean;
  children: (rows: readonly Row[]) => ReactNode;
}

/** A list that the page has whole, with its views, its filter in the address, and what of it fits. */
export function FilteredList<Row>({ rows, listed, filter, onFilter, states, isInPanel = false, children, ...views }: Props<Row>) {
  const fitting = filtered(rows, filter, listed);
  const isAsking = Object.keys(filter).length > 0;
  const head = (
    <>
      <ViewTabs
        {...views}
        search={{ ...filter }}
        onOpen={(search) => onFilter(listFilterOf(search))}
        count={(search) => filtered(rows, listFilterOf(search), listed).length}
      />
      {(isAsking || rows.length >= TOOLS_FROM) && (
        <ListTools filter={filter} onFilter={onFilter} productIds={rows.map((row) => listed(row).productId)} states={states} />
      )}
      {fitting.length === 0 && rows.length > 0 && <NoneFits onClear={() => onFilter({})} />}
    </>
  );
  return (
    <>
      {isInPanel ? head : <Card>{head}</Card>}
      {children(fitting)}
    </>
  );
}
