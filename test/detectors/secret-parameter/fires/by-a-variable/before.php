<?php
function respond(Request $request, Response $response): Response
{
    return $response->compress();
}
