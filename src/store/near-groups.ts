import type { Digest, StoryGroup } from '../shared/digest.js';
import { mostGroups, mostMembers } from '../shared/digest.js';
import { bandsOf, isNear, simhash } from './simhash.js';

/** Texts that a new one is compared with: agency copy comes within days. */
const usualWindow = 20_000;
/** Texts of one band that a new one is compared with: a stream of one text over and over must not slow down. */
const mostAlike = 32;
/** Groups that are remembered; a stream of nothing else ends in those. */
const mostKept = 20_000;

interface Group extends StoryGroup {
  hosts: Set<string>;
}

type Member = StoryGroup['members'][number];

interface Held {
  member: Member;
  group: Group | null;
  bands: { value: number; rest: number }[];
}

/** Groups of nearly the same text in a stream of records, as an archive makes them, of the last `window` texts alone. */
export class NearGroups {
  private readonly bands = new Map<number, { rest: number; held: Held }[]>();
  private readonly recent: Held[] = [];
  private next = 0;
  private readonly groups: Group[] = [];

  constructor(private readonly window = usualWindow) {}

  add(text: string, member: Member): void {
    const hash = simhash(text);
    if (hash === null) return;
    const held: Held = { member, group: null, bands: bandsOf(hash) };
    const near = held.bands
      .flatMap(({ value, rest }) => this.bands.get(value)?.find((one) => isNear(one.rest, rest)) ?? [])
      .at(0)?.held;
    if (near) this.join(near, held);
    this.hold(held);
  }

  counts(): Digest['groups'] {
    const bySources = [...this.groups].sort((a, b) => b.hosts.size - a.hosts.size || b.articles - a.articles);
    return {
      groups: this.groups.length,
      articles: this.groups.reduce((sum, one) => sum + one.articles, 0),
      largest: bySources
        .slice(0, mostGroups)
        .map(({ articles, hosts, members }) => ({ articles, sources: hosts.size, members })),
    };
  }

  private join(near: Held, held: Held): void {
    if (near.group === null) {
      if (this.groups.length >= mostKept) return;
      const { member } = near;
      near.group = { articles: 1, sources: 1, hosts: new Set([member.source]), members: [member] };
      this.groups.push(near.group);
    }
    const { group } = near;
    held.group = group;
    group.articles++;
    group.hosts.add(held.member.source);
    if (group.members.length < mostMembers) group.members.push(held.member);
  }

  private hold(held: Held): void {
    const oldest = this.recent[this.next];
    if (oldest) this.forget(oldest);
    this.recent[this.next] = held;
    this.next = (this.next + 1) % this.window;
    for (const { value, rest } of held.bands) {
      const list = this.bands.get(value);
      if (list) {
        if (list.length >= mostAlike) list.shift();
        list.push({ rest, held });
      } else this.bands.set(value, [{ rest, held }]);
    }
  }

  private forget(held: Held): void {
    for (const { value } of held.bands) {
      const list = this.bands.get(value)?.filter((one) => one.held !== held) ?? [];
      if (list.length > 0) this.bands.set(value, list);
      else this.bands.delete(value);
    }
  }
}
