import type { Answer, Call } from '../api/call.ts';
import { Router } from '../api/router.ts';
import { collectionRoutes } from '../composite/collectionRoutes.ts';
import { compositeRoutes } from '../composite/compositeRoutes.ts';
import { treeRoutes } from '../composite/treeRoutes.ts';
import { conversationRoutes } from '../conversation/conversationRoutes.ts';
import { graphqlRoutes } from '../graphql/graphqlRoutes.ts';
import { uiRoutes } from '../ui-api/uiRoutes.ts';
import { generalRoutes } from './generalRoutes.ts';
import { queryRoutes } from './queryRoutes.ts';
import { recordRoutes } from './recordRoutes.ts';

const router: Router = new Router([
    ...generalRoutes,
    ...queryRoutes,
    ...collectionRoutes,
    ...treeRoutes,
    ...compositeRoutes(answer),
    ...uiRoutes,
    ...conversationRoutes,
    ...graphqlRoutes,
    ...recordRoutes
]);

/** Answers a call of `/services/data/v68.0`. */
export function answer(call: Call): Answer {
    return router.answer(call);
}
