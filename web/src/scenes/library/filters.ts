import { choiceQuery, listQuery, textQuery, useQueryState } from "../../hooks/use-query-state.ts";

export const reviewChoices = ["", "with drafts", "reviewed", "without statements"] as const;
export const sortKeys = ["published", "added", "title", "drafts"] as const;
export type SortKey = (typeof sortKeys)[number];
const orders = ["descending", "ascending"] as const;

const anyText = textQuery();
const review = choiceQuery(reviewChoices, "");
const sortQuery = choiceQuery(sortKeys, "added");
const orderQuery = choiceQuery(orders, "descending");

export type ListFilter = "tags" | "publishers" | "contributors";

/** The settings of the library's table, all of them in the address. */
export function useLibraryFilters() {
  const [words, setWords] = useQueryState("q", anyText);
  const [tags, setTags] = useQueryState("tags", listQuery);
  const [publishers, setPublishers] = useQueryState("publishers", listQuery);
  const [contributors, setContributors] = useQueryState("contributors", listQuery);
  const [from, setFrom] = useQueryState("from", anyText);
  const [to, setTo] = useQueryState("to", anyText);
  const [reviewed, setReviewed] = useQueryState("review", review);
  const [sort, setSort] = useQueryState("sort", sortQuery);
  const [order, setOrder] = useQueryState("order", orderQuery);
  const lists = { tags, publishers, contributors };
  const setters = { tags: setTags, publishers: setPublishers, contributors: setContributors };
  const filter = {
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    ...(publishers.length === 0 ? {} : { publishers: [...publishers] }),
    ...(contributors.length === 0 ? {} : { contributors: [...contributors] }),
    ...(from === "" ? {} : { from }),
    ...(to === "" ? {} : { to }),
    ...(reviewed === "" ? {} : { review: reviewed }),
  };
  return {
    words,
    setWords,
    lists,
    toggle: (name: ListFilter, value: string) => {
      const list = lists[name];
      setters[name](list.includes(value) ? list.filter((one) => one !== value) : [...list, value], { isStep: true });
    },
    from,
    to,
    setFrom,
    setTo,
    reviewed,
    setReviewed,
    sort,
    order,
    setSort: (key: SortKey) => {
      if (key === sort) setOrder(order === "ascending" ? "descending" : "ascending");
      else setSort(key);
    },
    filter,
    isFiltered: Object.keys(filter).length > 0,
    clear: () => {
      setTags([]);
      setPublishers([]);
      setContributors([]);
      setFrom("");
      setTo("");
      setReviewed("");
    },
  };
}
export type LibraryFilters = ReturnType<typeof useLibraryFilters>;
