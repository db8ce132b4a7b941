import { BlockedPageError, NoArticleError } from '../errors.js';
import type { WallKind } from './wall-phrases.js';

/** The error that a wall or error page in a story's place is refused with. */
export function wallError(kind: WallKind | 'unnamed', name: string): BlockedPageError | NoArticleError {
  switch (kind) {
    case 'challenge':
      return new BlockedPageError(`${name} shows a challenge instead of the page`, 'challenge');
    case 'consent':
      return new BlockedPageError(`${name} shows a consent wall`, 'consent');
    case 'login':
      return new BlockedPageError(`${name} shows a log-in form`, 'login');
    case 'subscription':
      return new BlockedPageError(`${name} shows an offer of subscriptions instead of the story`, 'subscription');
    case 'region':
      return new BlockedPageError(`${name} says that it may not be read from here`, 'region');
    case 'gone':
      return new NoArticleError(`${name} says that there is no such page`, 'soft-404');
    case 'maintenance':
      return new NoArticleError(`${name} says that the site is being worked on`, 'maintenance');
    case 'parked':
      return new NoArticleError(`${name} is the page of a suspended site or of a domain for sale`, 'parked');
    case 'broken':
      return new NoArticleError(`${name} is an error message of its server`, 'server-error');
    case 'unnamed':
      return new NoArticleError(`${name} has a few words for its reader instead of a story`, 'empty');
    case 'results':
      return new NoArticleError(`${name} lists other pages and has no story of its own`, 'listing');
  }
}
