import { NotificationType, RequestType } from 'vscode-languageserver';
import type { ClientNotifications, Requests, ServerNotifications } from '../protocol.ts';

/** A request of the protocol, as the library wants it. */
export function requestOf<Name extends keyof Requests>(
  name: Name,
): RequestType<Requests[Name][0], Requests[Name][1], void> {
  return new RequestType(name);
}

/** A notification of the protocol, as the library wants it. */
export function notificationOf<Name extends keyof (ClientNotifications & ServerNotifications)>(
  name: Name,
): NotificationType<(ClientNotifications & ServerNotifications)[Name]> {
  return new NotificationType(name);
}
