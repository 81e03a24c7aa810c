<?php

declare(strict_types=1);

namespace Custody\Webhook;

final class DepositController
{
    public function __construct(
        private readonly Ledger $ledger,
        private readonly Signature $signature,
    ) {
    }

    public function handle(Request $request): Response
    {
        if (!$this->signature->isValid($request, 'deposit_secret')) {
            return new Response(401);
        }

        $event = json_decode($request->body(), true, 16, JSON_THROW_ON_ERROR);
        $this->ledger->credit($event['account'], $event['amount'], $event['id']);

        return new Response(204);
    }
}
