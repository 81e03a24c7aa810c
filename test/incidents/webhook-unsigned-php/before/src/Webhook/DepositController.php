<?php

declare(strict_types=1);

namespace Custody\Webhook;

final class DepositController
{
    public function __construct(
        private readonly Ledger $ledger,
        private readonly array $config,
    ) {
    }

    public function handle(Request $request): Response
    {
        $expected = hash_hmac('sha256', $request->body(), $this->config['deposit_secret']);
        if (!hash_equals($expected, $request->header('X-Signature'))) {
            return new Response(401);
        }

        $event = json_decode($request->body(), true, 16, JSON_THROW_ON_ERROR);
        $this->ledger->credit($event['account'], $event['amount'], $event['id']);

        return new Response(204);
    }
}
