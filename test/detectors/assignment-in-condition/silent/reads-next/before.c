int sys_wait(int options)
{
    if (options & ~ALLOWED)
        return -EINVAL;
    return do_wait(options);
}
