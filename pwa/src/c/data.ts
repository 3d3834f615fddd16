import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { call, ProblemError, settled, SignedOut, Unavailable, UpdateNeeded } from "@/packages/api";
import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";

/** What codegen makes of a document; each entry has a module of its own. */
export type Document<R, V> = DocumentTypeDecoration<R, V> & { __meta__?: Record<string, unknown> };

export const keyOf = <R, V>(document: Document<R, V>, variables?: V): unknown[] => {
  const hash = document.__meta__?.hash as string;
  return variables === undefined ? [hash] : [hash, variables];
};

/** A refusal is final; an outage is worth two more tries. */
const retry = (failures: number, error: Error): boolean => error instanceof Unavailable && failures < 2;

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { retry, staleTime: 15_000, gcTime: 300_000, refetchOnWindowFocus: false }, mutations: { retry: false } },
  });
  const watch = (error: unknown): void => {
    if (error instanceof SignedOut) onSignedOut();
  };
  client.getQueryCache().config.onError = watch;
  client.getMutationCache().config.onError = watch;
  return client;
}

const AFTER_ERROR = 15_000;

interface ReadOptions {
  enabled?: boolean;
  /** Keep showing the last page while the next one loads. */
  keep?: boolean;
  staleTime?: number;
  refetchInterval?: number;
}

export function useRead<R, V>(document: Document<R, V>, variables: V, options: ReadOptions = {}): UseQueryResult<R, Error> {
  const { keep, refetchInterval: every, ...rest } = options;
  return useQuery<R, Error>({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => call(document, variables, { signal }),
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
    // what failed is asked again slowly: a person who presses Try again must not race with the clock
    ...(every ? { refetchInterval: ({ state }) => (state.status === "error" ? Math.max(every, AFTER_ERROR) : every) } : {}),
    ...rest,
  });
}

/** Runs a command and opens its union: a refusal becomes the mutation's error, the subject its data. */
export function useCommand<R, V, T extends object>(document: Document<R, V>, pick: (reply: R) => T) {
  return useMutation<Exclude<T, { __typename?: "Problem" }>, Error, V>({
    mutationFn: async (variables) => settled(pick(await call(document, variables))),
  });
}

/** Runs what is no command: a door outside GraphQL. Without a network it says so at once. */
export function useDoor<T, V = void>(act: (given: V) => Promise<T>) {
  return useMutation<T, Error, V>({ mutationFn: act, networkMode: "always" });
}

/** Marks what these documents last answered as old; what is on screen is read again. */
export function useRenew(...documents: { __meta__?: Record<string, unknown> }[]): () => void {
  const client = useQueryClient();
  return () => {
    for (const document of documents) void client.invalidateQueries({ queryKey: [document.__meta__?.hash] });
  };
}

export function isForbidden(error: unknown): error is ProblemError {
  return error instanceof ProblemError && ["infra.permission_missing", "infra.out_of_scope"].includes(error.problem.code);
}

export { ProblemError, SignedOut, Unavailable, UpdateNeeded };
