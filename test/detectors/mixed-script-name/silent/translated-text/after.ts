export const labels = { send: "Send", sendRu: "Отправить" };
