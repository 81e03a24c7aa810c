<?php
function start($server) {
    open_session($server);
}
