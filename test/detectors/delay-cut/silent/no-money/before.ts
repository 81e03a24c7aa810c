const tooltipDelay = 3000;
